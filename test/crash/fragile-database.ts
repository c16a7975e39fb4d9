import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/launch/embedded-database.ts';
import type { Random } from '../signatures/fuzz/random.ts';
import { type Balancer, startBalancer } from './balancer.ts';

const DATABASE = 'crash';
const AGAIN_MILLISECONDS = 250;

/**
 * A PostgreSQL of its own that is killed and recovers, behind an address that stays. What it says is committed is in the
 * files of the operating system, which outlive the program: fsync would guard against the loss of power only.
 */
export class FragileDatabase {
  readonly #folder: string;
  #server: EmbeddedDatabase;
  readonly #address: Balancer;

  private constructor(folder: string, server: EmbeddedDatabase, address: Balancer) {
    this.#folder = folder;
    this.#server = server;
    this.#address = address;
  }

  static async start(folder: string): Promise<FragileDatabase> {
    const server = await begin(folder);
    const database: FragileDatabase = new FragileDatabase(
      folder,
      server,
      await startBalancer(() => [Number(new URL(database.#server.url).port)]),
    );
    return database;
  }

  /** The same however often it was killed. */
  get url(): string {
    const url = new URL(this.#server.url);
    url.port = String(this.#address.port);
    return url.href;
  }

  /** The rows of a statement; of a database that is away, once it is back. */
  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    for (;;) {
      const client = new pg.Client({ connectionString: this.url, application_name: 'crash test' });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return (await client.query<Row>(text, [...values])).rows;
      } catch (fault) {
        if (fault instanceof pg.DatabaseError && !isAway(fault)) throw fault;
        await pause(AGAIN_MILLISECONDS);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  /** Ends some of the server's connections, whatever they are doing; answers how many. */
  async terminateSome(random: Random): Promise<number> {
    const backends = await this.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND application_name <> 'crash test' ORDER BY pid`,
      [DATABASE],
    );
    const chosen = backends.filter(() => random.below(3) === 0).map(({ pid }) => pid);
    await this.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [chosen]);
    return chosen.length;
  }

  /** kill -9 of the postmaster; then it is started again and recovers from its log. */
  async kill(): Promise<void> {
    const [postmaster = ''] = readFileSync(join(this.#folder, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(postmaster), 'SIGKILL');
    this.#server = await beginAgain(this.#folder);
  }

  async stop(): Promise<void> {
    await this.#address.close();
    await this.#server.stop();
  }
}

/** The server says that it goes down, comes up, or ends this connection (SQLSTATE 57P01 to 57P03). */
function isAway({ code }: pg.DatabaseError): boolean {
  return code?.startsWith('57P') === true;
}

function begin(folder: string): Promise<EmbeddedDatabase> {
  return startEmbeddedDatabase({
    folder,
    database: DATABASE,
    password: 'crash',
    persistent: true,
    flags: ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=64MB'],
  });
}

/** The processes of the killed server take a moment to notice; until then a new one does not start. */
async function beginAgain(folder: string): Promise<EmbeddedDatabase> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await begin(folder);
    } catch (fault) {
      if (attempt === 40) throw fault;
      await pause(AGAIN_MILLISECONDS);
    }
  }
}
