import pg from 'pg';
import { APPLICATION_ROLE } from './application-role.ts';

interface SoleNodeSettings {
  readonly url: string;
  /** What only one node at a time is to do. */
  readonly task: string;
  readonly onChosen: () => void;
  readonly report: (fault: unknown) => void;
}

/** How soon another node takes over from one that has gone. */
const TRY_AGAIN_MILLISECONDS = 1_000;

/**
 * Chooses one of the nodes over one database, by a lock that lasts as long as its connection. A node that lost its
 * connection without knowing may think for a while that it still is the one: what it does must bear being done twice.
 */
export class SoleNode {
  readonly #settings: SoleNodeSettings;
  #client: pg.Client | undefined;
  #chosen = false;
  #timer: NodeJS.Timeout | undefined;
  #trying: Promise<void> | undefined;
  #stopped = false;

  constructor(settings: SoleNodeSettings) {
    this.#settings = settings;
  }

  get chosen(): boolean {
    return this.#chosen;
  }

  /** Goes on trying until it is stopped. */
  start(): void {
    this.#trying = this.#try()
      .catch((fault: unknown) => {
        this.#lose();
        this.#settings.report(fault);
      })
      .finally(() => {
        if (!this.#stopped) this.#timer = setTimeout(() => this.start(), TRY_AGAIN_MILLISECONDS);
      });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#trying;
    const client = this.#client;
    this.#lose();
    await client?.end();
  }

  async #try(): Promise<void> {
    if (this.#chosen) return;
    const client = this.#client ?? (await this.#connect());
    const { rows } = await client.query<{ chosen: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS chosen',
      [`qyzmet ${this.#settings.task}`],
    );
    if (rows[0]?.chosen !== true || this.#client !== client) return;
    this.#chosen = true;
    this.#settings.onChosen();
  }

  async #connect(): Promise<pg.Client> {
    const { url, task, report } = this.#settings;
    const client = new pg.Client({
      connectionString: url,
      application_name: `qyzmet ${task}`,
      options: `-c role=${APPLICATION_ROLE}`,
      keepAlive: true,
    });
    client.on('error', (fault) => {
      if (this.#client !== client) return;
      this.#lose();
      report(fault);
    });
    client.on('end', () => {
      if (this.#client === client) this.#lose();
    });
    await client.connect();
    this.#client = client;
    return client;
  }

  #lose(): void {
    this.#client = undefined;
    this.#chosen = false;
  }
}
