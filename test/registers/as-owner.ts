import pg from 'pg';
import type { RunningServer } from '../support/running-server.ts';

/** Carries out a statement that the application has no right to. */
export async function asOwner(server: RunningServer, statement: string): Promise<void> {
  const client = new pg.Client(server.database.url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
