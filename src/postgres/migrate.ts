import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { ownerDataSource } from './data-source.ts';

/** Names the lock among the advisory locks of a database; any number would do. */
const MIGRATION_LOCK = 20_121_107;

/** Brings the tables of the application and of its job queue up to date; one node at a time, the others wait. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'qyzmet migration' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ connectionString: url });
    const dataSource = await ownerDataSource(url).initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await client.end();
  }
}
