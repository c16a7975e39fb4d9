import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { mustEqual, present, Unexpected, Unreachable } from './check.ts';
import type { Person } from './people.ts';
import type { Language } from './words.ts';

type Variables = Readonly<Record<string, unknown>>;

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

/** The public API as one caller uses it. */
export class Api {
  readonly #url: string;
  readonly language: Language;
  readonly token: string | null;

  constructor(url: string, language: Language, token: string | null = null) {
    this.#url = url;
    this.language = language;
    this.token = token;
  }

  /** The same API for somebody who has logged in. */
  async logIn(person: Person): Promise<Api> {
    const { login } = await this.query<{ login: { session: { accessToken: string } | null } }>(LOG_IN, {
      input: { login: person.iin, password: person.password },
    });
    return this.withToken(present('login.session', login.session).accessToken);
  }

  withToken(token: string): Api {
    return new Api(this.#url, this.language, token);
  }

  /** The data; any GraphQL error is unexpected. */
  async query<Data>(query: string, variables: Variables = {}): Promise<Data> {
    const response = await this.#fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#headers() },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data | null; errors?: unknown };
    if (errors !== undefined) throw new Unexpected('errors', undefined, errors);
    return present('data', data);
  }

  /** Sends one file: `POST /files`. */
  async upload(
    fileName: string,
    mediaType: string,
    content: Buffer,
  ): Promise<{ id: string; sha256: string }> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)], { type: mediaType }), fileName);
    const response = await this.#fetch('/files', { method: 'POST', headers: this.#headers(), body: form });
    mustEqual('POST /files', response.status, 201);
    return (await response.json()) as { id: string; sha256: string };
  }

  /** A connection for subscriptions; it tells when the server closes it. */
  connect(onClosed: (code: number) => void): Client {
    return createClient({
      url: `${this.#url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: this.#headers(),
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
      on: { closed: (event) => onClosed(codeOf(event)) },
    });
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.#url}${path}`, init);
    } catch {
      throw new Unreachable(this.#url);
    }
  }

  #headers(): Record<string, string> {
    return {
      'accept-language': this.language,
      ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
    };
  }
}

function codeOf(event: unknown): number {
  return typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : 0;
}

const LOG_IN = `mutation ($input: LoginInput!) {
  login(input: $input) { session { accessToken } userErrors { code message } }
}`;
