import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../src/launch/embedded-database.ts';
import { migrate } from '../../src/postgres/index.ts';

/** One PostgreSQL for the whole run, and one migrated database that each test file copies. */
export default async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qyzmet-test-'));
  const server = await startEmbeddedDatabase({
    folder: join(folder, 'postgres'),
    database: 'template_qyzmet',
    password: 'test',
    persistent: false,
    flags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300', 'shared_buffers=256MB'],
  });
  await migrate(server.url);
  process.env['TEST_POSTGRES_URL'] = server.urlOf('postgres');
  Object.assign(globalThis, { testPostgres: server });
}
