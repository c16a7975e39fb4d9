import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../src/kernel/index.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../src/launch/embedded-database.ts';
import { load } from './load.ts';

export interface BenchDatabase {
  /** A copy of the loaded data, for this run alone. */
  readonly url: string;
  /** The cluster's own database, where statements are counted. */
  readonly adminUrl: string;
  readonly postmaster: number;
  stop(): Promise<void>;
}

interface BenchDatabaseSettings {
  readonly requests: number;
  readonly fresh: boolean;
  readonly say: (line: string) => void;
}

const FOLDER = join(projectRoot, '.data/bench');
const RUN = 'bench_run';

/** All in memory, nothing flushed, nothing in the background: what is measured is the work of the questions. */
const FLAGS = [
  'shared_buffers=3GB',
  'synchronous_commit=off',
  'fsync=off',
  'full_page_writes=off',
  'max_wal_size=16GB',
  'checkpoint_timeout=1h',
  'autovacuum=off',
  'work_mem=64MB',
  'maintenance_work_mem=256MB',
  'max_parallel_workers_per_gather=0',
  'shared_preload_libraries=pg_stat_statements',
];

/** PostgreSQL with the data loaded once and kept; loaded again when the tables or the size have changed. */
export async function startBenchDatabase(settings: BenchDatabaseSettings): Promise<BenchDatabase> {
  const folder = join(FOLDER, 'postgres');
  if (settings.fresh) rmSync(folder, { recursive: true, force: true });
  const server = await startEmbeddedDatabase({
    folder,
    database: 'postgres',
    password: 'bench',
    flags: FLAGS,
    persistent: true,
  });
  const admin = new pg.Client(server.url);
  try {
    await admin.connect();
    await admin.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    await admin.query(`ALTER SYSTEM SET pg_stat_statements.track = 'none'`);
    await admin.query('SELECT pg_reload_conf()');
    await admin.query(`DROP DATABASE IF EXISTS ${RUN} WITH (FORCE)`);
    const template = await loaded(server, admin, settings);
    await admin.query(`CREATE DATABASE ${RUN} TEMPLATE ${template} STRATEGY file_copy`);
    await warm(server.urlOf(RUN));
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    await admin.end();
  }
  return {
    url: server.urlOf(RUN),
    adminUrl: server.url,
    postmaster: Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]),
    stop: () => server.stop(),
  };
}

/** Name of the database that holds the data; its name tells what it was made from. */
async function loaded(
  server: EmbeddedDatabase,
  admin: pg.Client,
  settings: BenchDatabaseSettings,
): Promise<string> {
  const name = `bench_${settings.requests}_${fingerprint()}`;
  const found = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_%'`,
  );
  const names = found.rows.map((row) => row.datname);
  if (names.includes(name)) return name;
  for (const old of names) await admin.query(`DROP DATABASE "${old}" WITH (FORCE)`);
  settings.say(`loading ${settings.requests} requests`);
  await admin.query('CREATE DATABASE bench_loading');
  await load(server.urlOf('bench_loading'), settings.requests, settings.say);
  await admin.query(`ALTER DATABASE bench_loading RENAME TO ${name}`);
  await admin.query('CHECKPOINT');
  return name;
}

/** Of the migrations and of what is loaded. */
function fingerprint(): string {
  const migrations = join(projectRoot, 'migrations');
  const bench = ['load.ts', 'load-statements.ts', 'people.ts'].map((file) => join(import.meta.dirname, file));
  const files = [
    ...readdirSync(migrations)
      .sort()
      .map((file) => join(migrations, file)),
    ...bench,
  ];
  return createHash('md5')
    .update(files.map((file) => readFileSync(file, 'utf8')).join(''))
    .digest('hex')
    .slice(0, 12);
}

async function warm(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm');
    await client.query(`
      SELECT sum(pg_prewarm(c.oid)) FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
      WHERE s.nspname = 'public' AND c.relkind IN ('r', 'i')`);
  } finally {
    await client.end();
  }
}
