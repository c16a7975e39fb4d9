import { createClient, type FormattedExecutionResult, type Client as Socket } from 'graphql-ws';
import WebSocket from 'ws';
import type { Client } from '../support/client.ts';

interface Closing {
  readonly code: number;
  readonly reason: string;
}

type Variables = Readonly<Record<string, unknown>>;
type Result<Data> = FormattedExecutionResult<Data, unknown>;

/** A connection over WebSocket, as a front end keeps it open: any number of operations, and how it was closed. */
export class LiveConnection {
  /** How the server closed it. */
  readonly closed: Promise<Closing>;
  readonly #socket: Socket;

  constructor(client: Client, params: Readonly<Record<string, unknown>> = client.headers()) {
    const { promise, resolve } = Promise.withResolvers<Closing>();
    this.closed = promise;
    this.#socket = createClient({
      url: `${client.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
      connectionParams: { ...params },
      on: { closed: (event) => resolve(closingOf(event)) },
    });
  }

  /** Follows a subscription; done when the server listens, for it has answered a later question. */
  async follow<Data>(query: string, variables: Variables = {}): Promise<Feed<Data>> {
    const feed = this.operation<Data>(query, variables);
    await this.operation('{ __typename }').take(1);
    return feed;
  }

  /** Any operation, and what is answered to it. */
  operation<Data>(query: string, variables: Variables = {}): Feed<Data> {
    return new Feed(this.#socket.iterate<Data>({ query, variables }));
  }

  async end(): Promise<void> {
    await this.#socket.dispose();
  }
}

/** What one operation is answered, taken one after the other. */
export class Feed<Data> {
  readonly #results: AsyncIterableIterator<Result<Data>>;

  constructor(results: AsyncIterableIterator<Result<Data>>) {
    this.#results = results;
    /* Begins now, not when the first is asked for. */
    this.#next = this.#results.next();
    this.#next.catch(() => undefined);
  }

  #next: Promise<IteratorResult<Result<Data>, unknown>>;

  async next(): Promise<Data> {
    const { value, done } = await this.#next;
    if (done === true) throw new Error('the operation has ended');
    this.#next = this.#results.next();
    this.#next.catch(() => undefined);
    const { data, errors } = value;
    if (errors !== undefined || data === null || data === undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  async take(count: number): Promise<Data[]> {
    const taken: Data[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  /** The errors with which the operation is turned down. */
  async refusal(): Promise<{ message: string; code: unknown }[]> {
    const errors = await this.#next.then(
      ({ value }) => (isResult(value) ? (value.errors ?? []) : []),
      (refused: unknown) => (Array.isArray(refused) ? refused : [refused]),
    );
    return errors.map((error: Refused) => ({
      message: error.message,
      code: error.extensions?.['code'],
    }));
  }

  /** Whether it is over without anything more being told. */
  async over(): Promise<boolean> {
    return (await this.#next).done === true;
  }

  async end(): Promise<void> {
    await this.#results.return?.();
  }
}

interface Refused {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

function isResult(value: unknown): value is { errors?: Refused[] } {
  return typeof value === 'object' && value !== null;
}

function closingOf(event: unknown): Closing {
  if (typeof event !== 'object' || event === null || !('code' in event) || !('reason' in event)) {
    throw new Error('closed without a code');
  }
  return { code: Number(event.code), reason: String(event.reason) };
}
