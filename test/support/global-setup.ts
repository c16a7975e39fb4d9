import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createIdentity } from '../../src/identity/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/launch/embedded-database.ts';
import { seedPeople } from '../../src/launch/seed-people.ts';
import { applicationDataSource, Database, migrate } from '../../src/postgres/index.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { retryPatiently } from './patient-retries.ts';

const SECRET = 'x'.repeat(32);
const PEOPLED_TEMPLATE = 'template_qyzmet_people';

/**
 * Once for the whole run: one PostgreSQL with a migrated database that each test file copies, and a certification
 * authority with the demonstration people's keys, which takes a second or two to make.
 */
export default async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qyzmet-test-'));
  const [server, people] = await Promise.all([startDatabase(folder), startPeople(folder)]);
  await addPeople(server, people);
  process.env['TEST_POSTGRES_URL'] = server.urlOf('postgres');
  process.env['TEST_FOLDER'] = folder;
  Object.assign(globalThis, { testPostgres: server });
}

async function startDatabase(folder: string) {
  const server = await startEmbeddedDatabase({
    folder: join(folder, 'postgres'),
    database: 'template_qyzmet',
    password: 'test',
    persistent: false,
    flags: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_connections=300',
      'shared_buffers=256MB',
    ],
  });
  await migrate(server.url);
  await retryPatiently(server.url);
  return server;
}

/** The sandbox, for the keys that it makes and the people that it lists. */
function startPeople(folder: string): Promise<RunningSandbox> {
  return startSandbox({
    port: 0,
    smtpPort: 0,
    dataDir: folder,
    apiUrl: 'http://localhost:1',
    paymentSecret: SECRET,
  });
}

/** A second database to copy, in which the demonstration people have their accounts. */
async function addPeople(server: EmbeddedDatabase, sandbox: RunningSandbox): Promise<void> {
  const admin = new pg.Client(server.urlOf('postgres'));
  await admin.connect();
  await admin.query(`CREATE DATABASE ${PEOPLED_TEMPLATE} TEMPLATE template_qyzmet`);
  await admin.end();
  const url = server.urlOf(PEOPLED_TEMPLATE);
  const dataSource = await applicationDataSource({ url, poolSize: 4 }).initialize();
  const identity = createIdentity({
    database: new Database(dataSource),
    databaseUrl: url,
    clock: systemClock,
    tokenKey: Buffer.from(SECRET),
    certificates: { check: () => Promise.reject(new Error('nobody logs in here')) },
    audience: sandbox.url,
    report: (fault) => {
      throw fault;
    },
  });
  await seedPeople(identity, sandbox.url);
  await dataSource.destroy();
  await sandbox.close();
}
