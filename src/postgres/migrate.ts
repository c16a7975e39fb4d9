import { runMigrations } from 'graphile-worker';
import { ownerDataSource } from './data-source.ts';

/** Brings the tables of the application and of its job queue up to date. */
export async function migrate(url: string): Promise<void> {
  await runMigrations({ connectionString: url });
  const dataSource = await ownerDataSource(url).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}
