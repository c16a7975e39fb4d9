import { setTimeout as pause } from 'node:timers/promises';
import {
  DeliverPolicy,
  DiscardPolicy,
  type JetStreamClient,
  type JetStreamManager,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NodeConnectionOptions } from '@nats-io/transport-node';

interface RelaySettings {
  /** Addresses, `nats://` or `tls://`, with user and password where they are asked for. */
  readonly servers: readonly string[];
  /** Of the installation: its nodes share a stream, and nobody else does. */
  readonly name: string;
  readonly onFault: (fault: unknown) => void;
}

interface Listener {
  readonly onMessage: (text: string) => void;
  /** The connection was lost, or is there (again): messages may have been missed. */
  readonly onGap: () => void;
}

const TRY_AGAIN_MILLISECONDS = 500;
const CONNECT_MILLISECONDS = 2_000;
const PING_MILLISECONDS = 2_000;
const NANOSECONDS = 1_000_000;
/** How long messages are kept, and their ids to tell repeated ones by. */
const KEPT_MILLISECONDS = 2 * 60_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** Messages that were sent and not confirmed; past that, further ones are dropped. */
const MAX_UNCONFIRMED = 5_000;
/** Of the consumer: it is there no more, and what it would have brought is missed. */
const BROKEN = new Set([
  'consumer_deleted',
  'consumer_not_found',
  'stream_not_found',
  'no_responders',
  'heartbeats_missed',
]);

/**
 * Carries messages between nodes over a stream of NATS JetStream, in order and each id once. The stream is kept in the
 * memory of NATS and for minutes only. When NATS goes away the connection is made anew, the stream with it, and the nodes
 * are told that they have missed something; meanwhile what is published is dropped.
 */
export class JetStreamRelay {
  readonly #settings: RelaySettings;
  readonly #stopping = new AbortController();
  #client: JetStreamClient | undefined;
  #running: Promise<void> | undefined;
  #unconfirmed = 0;
  /** Ends the session that there is. */
  #breakOff: (fault: unknown) => void = () => undefined;

  constructor(settings: RelaySettings) {
    this.#settings = settings;
  }

  start(listener: Listener): void {
    this.#running = this.#run(listener);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Of messages with one id, one is passed on. */
  publish(id: string, text: string): void {
    const client = this.#client;
    if (client === undefined || this.#unconfirmed >= MAX_UNCONFIRMED) return;
    this.#unconfirmed += 1;
    client
      .publish(this.#subject, text, { msgID: id })
      .catch((fault: unknown) => {
        if (this.#client === client) this.#breakOff(fault);
      })
      .finally(() => {
        this.#unconfirmed -= 1;
      });
  }

  get #stream(): string {
    return `qyzmet-log-${this.#settings.name}`;
  }

  get #subject(): string {
    return `qyzmet.log.${this.#settings.name}`;
  }

  async #run(listener: Listener): Promise<void> {
    const { signal } = this.#stopping;
    let told = false;
    while (!signal.aborted) {
      let joined = false;
      try {
        await this.#session(listener, signal, () => {
          joined = true;
          listener.onGap();
        });
      } catch (fault) {
        /* Of tries in vain, the first is told. */
        if (!signal.aborted && (joined || !told)) this.#settings.onFault(fault);
      }
      told = !joined;
      if (signal.aborted) return;
      if (joined) listener.onGap();
      await pause(TRY_AGAIN_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until the connection or the stream is lost. */
  async #session(listener: Listener, signal: AbortSignal, onJoined: () => void): Promise<void> {
    const connection = await connect(connectionOptions(this.#settings.servers));
    const over = Promise.withResolvers<void>();
    const end = (): void => over.resolve();
    this.#breakOff = over.reject;
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    try {
      connection.closed().then(end, end);
      const manager = await jetstreamManager(connection);
      await this.#ensureStream(manager);
      const client = manager.jetstream();
      const consumer = await client.consumers.get(this.#stream, { deliver_policy: DeliverPolicy.New });
      const messages = await consumer.consume({
        callback: (message) => listener.onMessage(message.string()),
      });
      const watch = async (): Promise<void> => {
        for await (const { type } of messages.status()) if (BROKEN.has(type)) end();
      };
      watch().catch(this.#settings.onFault);
      this.#client = client;
      onJoined();
      await over.promise;
      messages.stop();
    } finally {
      signal.removeEventListener('abort', end);
      this.#client = undefined;
      await connection.close();
    }
  }

  async #ensureStream(manager: JetStreamManager): Promise<void> {
    const config = {
      name: this.#stream,
      subjects: [this.#subject],
      storage: StorageType.Memory,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.Old,
      max_age: KEPT_MILLISECONDS * NANOSECONDS,
      duplicate_window: KEPT_MILLISECONDS * NANOSECONDS,
      max_bytes: MAX_BYTES,
    };
    /* Answers the stream that is there already when it is the same. */
    await manager.streams.add(config);
  }
}

function connectionOptions(addresses: readonly string[]): NodeConnectionOptions {
  const urls = addresses.map((address) => new URL(address));
  const [first] = urls;
  return {
    servers: urls.map(({ host }) => host),
    name: 'qyzmet',
    timeout: CONNECT_MILLISECONDS,
    pingInterval: PING_MILLISECONDS,
    reconnect: false,
    ...(first === undefined || first.username === ''
      ? {}
      : { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) }),
    ...(first?.protocol === 'tls:' ? { tls: {} } : {}),
  };
}
