import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { applicationDataSource, Database } from '../../src/postgres/index.ts';

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  drop(): Promise<void>;
}

/** A database of one's own, copied from a migrated template; run as the application's least-privileged role. */
export async function createTestDatabase(template = 'template_qyzmet'): Promise<TestDatabase> {
  const adminUrl = process.env['TEST_POSTGRES_URL'];
  if (adminUrl === undefined) throw new Error('TEST_POSTGRES_URL is set by test/support/global-setup.ts');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const dataSource = await applicationDataSource({ url: url.href, poolSize: 8 }).initialize();
  return {
    url: url.href,
    database: new Database(dataSource),
    drop: async () => {
      await dataSource.destroy();
      await administer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
