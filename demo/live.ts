import type { Client } from 'graphql-ws';
import type { Api } from './api.ts';
import { Late, mustEqual, Unexpected } from './check.ts';

export interface StatusEvent {
  readonly id: string;
  readonly cursor: string;
  readonly status: string;
  readonly statusText: string;
  readonly message: string;
  readonly at: string;
  readonly request: { readonly id: string; readonly number: string | null };
}

const FIELDS = '{ id cursor status statusText message at request { id number } }';
const DOCUMENTS = {
  requestStatusChanged: `subscription ($after: String) { event: requestStatusChanged(after: $after) ${FIELDS} }`,
  workQueueChanged: `subscription { event: workQueueChanged ${FIELDS} }`,
} as const;

/** Longer than anything takes; only a server that is not well comes that far. */
const PATIENCE_MILLISECONDS = 30_000;

/** A subscription, told to a listener as it arrives and kept to be asked for, one event after the other. */
export class Live {
  readonly seen: StatusEvent[] = [];
  readonly #api: Api;
  readonly #kind: keyof typeof DOCUMENTS;
  readonly #tell: (event: StatusEvent) => void;
  #client: Client;
  readonly #closed = Promise.withResolvers<number>();
  readonly #taken = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #isLost = false;
  #fault: unknown;

  private constructor(api: Api, kind: keyof typeof DOCUMENTS, tell: (event: StatusEvent) => void) {
    this.#api = api;
    this.#kind = kind;
    this.#tell = tell;
    this.#client = this.#connect();
  }

  /** From the last event that came, or else from now on. */
  #connect(): Client {
    const kind = this.#kind;
    const client = this.#api.connect((code) => this.#closed.resolve(code));
    client.subscribe<{ event: StatusEvent }>(
      {
        query: DOCUMENTS[kind],
        variables: kind === 'requestStatusChanged' ? { after: this.seen.at(-1)?.cursor } : {},
      },
      {
        next: ({ data, errors }) => {
          if (data === null || data === undefined) return this.#fail(new Unexpected(kind, undefined, errors));
          this.seen.push(data.event);
          this.#tell(data.event);
          this.#rouse();
        },
        error: (error) => {
          if (!this.#isLost) this.#fail(error);
        },
        complete: () => undefined,
      },
    );
    return client;
  }

  /** Subscribes; done when the server listens, since it answers a later question on the same connection. */
  static async open(
    api: Api,
    kind: keyof typeof DOCUMENTS,
    tell: (event: StatusEvent) => void,
  ): Promise<Live> {
    const live = new Live(api, kind, tell);
    await inTime(kind, live.#client.iterate({ query: '{ viewer { id } }' }).next());
    return live;
  }

  /** Breaks the connection off, as a lost network does, while something is done; then comes back with the last cursor. */
  async lose(meanwhile: () => Promise<void>): Promise<void> {
    this.#isLost = true;
    this.#client.terminate();
    await meanwhile();
    await this.#client.dispose();
    this.#isLost = false;
    this.#client = this.#connect();
  }

  /** The next event of that request, which is to be of that status. */
  async next(requestId: string, status: string): Promise<StatusEvent> {
    const event = await inTime(status, this.#nextOf(requestId));
    mustEqual('event.status', event.status, status);
    return event;
  }

  /** The code with which the server closes the connection. */
  closed(): Promise<number> {
    return inTime('close', this.#closed.promise);
  }

  async end(): Promise<void> {
    await this.#client.dispose();
  }

  async #nextOf(requestId: string): Promise<StatusEvent> {
    for (;;) {
      if (this.#fault !== undefined) throw this.#fault;
      const event = this.seen.find(({ id, request }) => request.id === requestId && !this.#taken.has(id));
      if (event !== undefined) {
        this.#taken.add(event.id);
        return event;
      }
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #fail(fault: unknown): void {
    this.#fault = fault;
    this.#rouse();
  }

  #rouse(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

async function inTime<Value>(what: string, coming: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Late(what)), PATIENCE_MILLISECONDS);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
