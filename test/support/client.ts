import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { signCmsWithP12 } from '../../src/sandbox/certification-authority/index.ts';
import type { DemonstrationPerson } from './people.ts';

export interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly {
    message: string;
    path?: unknown[];
    extensions: { code: string; [name: string]: unknown };
  }[];
  readonly status: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** Somebody at the public API: knows nothing of the server but its address. */
export class Client {
  readonly url: string;
  readonly language: 'kk' | 'ru' | undefined;
  person: DemonstrationPerson | undefined;
  token: string | undefined;

  constructor(url: string, language?: 'kk' | 'ru') {
    this.url = url;
    this.language = language;
  }

  async logIn(person: DemonstrationPerson): Promise<this> {
    const { login } = await this.query<{ login: { session: { accessToken: string } | null } }>(
      'mutation ($input: LoginInput!) { login(input: $input) { session { accessToken } userErrors { code } } }',
      { input: { login: person.iin, password: person.password } },
    );
    if (login.session === null) throw new Error(`${person.role} could not log in`);
    this.person = person;
    this.token = login.session.accessToken;
    return this;
  }

  /** What came, errors and all. */
  async ask<Data = Record<string, unknown>>(
    query: string,
    variables: Variables = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers(), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { ...((await response.json()) as Omit<Answer<Data>, 'status'>), status: response.status };
  }

  /** The data; a GraphQL error fails the test. */
  async query<Data>(query: string, variables: Variables = {}): Promise<Data> {
    const answer = await this.ask<Data>(query, variables);
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  /** Codes of the errors of a query that is to fail. */
  async refusal(query: string, variables: Variables = {}): Promise<string[]> {
    return ((await this.ask(query, variables)).errors ?? []).map((error) => error.extensions.code);
  }

  headers(): Record<string, string> {
    return {
      ...(this.language === undefined ? {} : { 'accept-language': this.language }),
      ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
    };
  }

  /** Signs with the person's own key, as NCALayer would. */
  sign(content: Buffer, attached = true): string {
    if (this.person === undefined) throw new Error('nobody is logged in');
    const { p12, p12Password } = this.person;
    const store = { p12: Buffer.from(p12, 'base64'), password: p12Password };
    return signCmsWithP12(store, { content, attached, signingTime: new Date() }).toString('base64');
  }

  /** Signs what signingDocument gives out. */
  async signedDocument(requestId: string, step: string | null = null): Promise<string> {
    const { signingDocument } = await this.query<{ signingDocument: { content: string } }>(
      'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { content mediaType sha256 } }',
      { id: requestId, step },
    );
    return this.sign(Buffer.from(signingDocument.content, 'base64'));
  }

  /** A subscription over WebSocket: an iterator of its results, and how to end it. */
  subscribe<Data>(query: string, variables: Variables = {}) {
    const socket = createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { ...this.headers() },
    });
    const results = socket.iterate<Data>({ query, variables });
    return {
      results,
      next: async (): Promise<Data> => {
        const { value, done } = await results.next();
        if (done === true) throw new Error('the subscription has ended');
        const { data, errors } = value;
        if (errors !== undefined || data === null || data === undefined)
          throw new Error(JSON.stringify(errors));
        return data;
      },
      end: async (): Promise<void> => {
        await results.return?.();
        await socket.dispose();
      },
    };
  }
}
