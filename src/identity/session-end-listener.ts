import pg from 'pg';
import { APPLICATION_ROLE } from '../postgres/index.ts';
import { SESSION_ENDED_CHANNEL } from './session-store.ts';

interface SessionEndListenerSettings {
  readonly databaseUrl: string;
  readonly onEnded: (sessionId: string) => void;
  readonly report: (fault: unknown) => void;
}

/** One connection that hears which sessions end on other nodes. */
export class SessionEndListener {
  readonly #settings: SessionEndListenerSettings;
  #client: pg.Client | undefined;
  #closed = false;

  constructor(settings: SessionEndListenerSettings) {
    this.#settings = settings;
  }

  /** Connects where there is no connection, or no longer. */
  async connect(): Promise<void> {
    if (this.#client !== undefined || this.#closed) return;
    const client = new pg.Client({
      connectionString: this.#settings.databaseUrl,
      application_name: 'qyzmet sessions',
      options: `-c role=${APPLICATION_ROLE}`,
      keepAlive: true,
    });
    this.#client = client;
    const lost = () => {
      if (this.#client === client) this.#client = undefined;
    };
    client.on('error', (fault) => {
      lost();
      this.#settings.report(fault);
    });
    client.on('end', lost);
    client.on('notification', ({ payload }) => {
      if (payload !== undefined) this.#settings.onEnded(payload);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${SESSION_ENDED_CHANNEL}`);
    } catch (fault) {
      lost();
      await client.end();
      throw fault;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }
}
