import pg from 'pg';
import { APPLICATION_ROLE } from './application-role.ts';

export interface ChannelListenerSettings {
  readonly url: string;
  readonly channel: string;
  readonly onMessage: (payload: string) => void;
  /** The connection was lost and is there again: messages in between are lost, too. */
  readonly onReconnect: () => void;
  readonly report: (fault: unknown) => void;
}

const RECONNECT_MILLISECONDS = 500;

/**
 * One connection that hears what is sent to a channel (LISTEN). A lost one is made again; what was sent meanwhile is
 * gone, so whoever listens also looks from time to time.
 */
export class ChannelListener {
  readonly #settings: ChannelListenerSettings;
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(settings: ChannelListenerSettings) {
    this.#settings = settings;
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#settings.url,
      application_name: `qyzmet ${this.#settings.channel}`,
      options: `-c role=${APPLICATION_ROLE}`,
      keepAlive: true,
    });
    this.#client = client;
    client.on('error', (fault) => this.#lost(client, fault));
    client.on('end', () => this.#lost(client, null));
    client.on('notification', ({ payload }) => this.#settings.onMessage(payload ?? ''));
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(this.#settings.channel)}`);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #lost(client: pg.Client, fault: unknown): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = undefined;
    if (fault !== null) this.#settings.report(fault);
    this.#retryLater();
  }

  #retryLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.start().then(this.#settings.onReconnect, (fault: unknown) => {
        this.#client = undefined;
        this.#settings.report(fault);
        if (!this.#stopped) this.#retryLater();
      });
    }, RECONNECT_MILLISECONDS);
    this.#retry.unref();
  }
}
