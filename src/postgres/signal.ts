import pg from 'pg';

interface SignalSettings {
  readonly url: string;
  readonly channel: string;
  readonly onSignal: () => void;
  readonly onFault: (error: unknown) => void;
}

const RECONNECT_MILLISECONDS = 500;
const GATHER_MILLISECONDS = 10;

/**
 * Tells the other nodes over one database that there is something new, and hears of it from them. Signals carry
 * nothing and may be lost: whoever listens also looks from time to time. They are sent apart from the transactions
 * that cause them, many gathered into one, since NOTIFY inside a transaction makes all commits queue.
 */
export class Signal {
  readonly #settings: SignalSettings;
  #client: pg.Client | undefined;
  #reconnect: NodeJS.Timeout | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(settings: SignalSettings) {
    this.#settings = settings;
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#settings.url, keepAlive: true });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    client.on('notification', () => this.#settings.onSignal());
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(this.#settings.channel)}`);
    this.#client = client;
  }

  send(): void {
    if (this.#gathering !== undefined || this.#stopped) return;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      this.#client
        ?.query('SELECT pg_notify($1, $2)', [this.#settings.channel, ''])
        .catch(this.#settings.onFault);
    }, GATHER_MILLISECONDS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#reconnect);
    clearTimeout(this.#gathering);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #lost(client: pg.Client, error?: Error): void {
    if (this.#stopped || (this.#client !== undefined && this.#client !== client)) return;
    if (error !== undefined) this.#settings.onFault(error);
    this.#client = undefined;
    clearTimeout(this.#reconnect);
    this.#reconnect = setTimeout(() => {
      this.start().then(
        () => this.#settings.onSignal(),
        (fault: unknown) => this.#lost(client, fault instanceof Error ? fault : new Error(String(fault))),
      );
    }, RECONNECT_MILLISECONDS);
  }
}
