import pg from 'pg';

/**
 * Cuts connections to a database: all but its own, or those of one name; readers, listeners, those in the middle of a
 * transaction. Answers their names.
 */
export async function cutConnections(url: string, name: string | null = null): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT application_name AS name, pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND ($1::text IS NULL OR application_name = $1)`,
      [name],
    );
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}
