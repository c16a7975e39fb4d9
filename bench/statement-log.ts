import pg from 'pg';

/** One SQL statement as PostgreSQL counted it; times in milliseconds, all calls together. */
export interface CountedStatement {
  readonly query: string;
  readonly calls: number;
  readonly planning: number;
  readonly executing: number;
}

/** Counts the statements that are run in the bench's database, through pg_stat_statements. */
export class StatementLog {
  readonly #admin: pg.Client;

  private constructor(admin: pg.Client) {
    this.#admin = admin;
  }

  static async start(adminUrl: string): Promise<StatementLog> {
    const log = new StatementLog(new pg.Client(adminUrl));
    await log.#admin.connect();
    await log.#admin.query('ALTER SYSTEM SET pg_stat_statements.track_planning = on');
    await log.#track('all');
    return log;
  }

  async reset(): Promise<void> {
    await this.#admin.query('SELECT pg_stat_statements_reset()');
  }

  /** Since the last reset, the costliest first. */
  async read(): Promise<CountedStatement[]> {
    const { rows } = await this.#admin.query<CountedStatement>(`
      SELECT s.query, s.calls::int, s.total_plan_time AS planning, s.total_exec_time AS executing
      FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
      WHERE d.datname = 'bench_run' AND s.toplevel ORDER BY s.total_exec_time DESC`);
    return rows;
  }

  async stop(): Promise<void> {
    await this.#track('none');
    await this.#admin.end();
  }

  async #track(what: 'all' | 'none'): Promise<void> {
    await this.#admin.query(`ALTER SYSTEM SET pg_stat_statements.track = '${what}'`);
    await this.#admin.query('SELECT pg_reload_conf()');
    await this.#admin.query('SELECT pg_sleep(0.2)');
  }
}
