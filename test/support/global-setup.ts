import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../src/launch/embedded-database.ts';
import { migrate } from '../../src/postgres/index.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

/**
 * Once for the whole run: one PostgreSQL with a migrated database that each test file copies, and a certification
 * authority with the demonstration people's keys, which takes a second or two to make.
 */
export default async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qyzmet-test-'));
  const [server] = await Promise.all([startDatabase(folder), makeKeys(folder)]);
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
  return server;
}

async function makeKeys(folder: string): Promise<void> {
  const secret = 'x'.repeat(32);
  const sandbox = await startSandbox({
    port: 0,
    smtpPort: 0,
    dataDir: folder,
    apiUrl: 'http://localhost:1',
    paymentSecret: secret,
    paymentCallbackSecret: secret,
  });
  await sandbox.close();
}
