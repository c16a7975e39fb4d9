import type { Database } from '../postgres/index.ts';

/** Days that a session is kept after it has expired. */
const KEPT_DAYS = 30;

/** Removes sessions that expired long ago, with their refresh tokens; answers how many. */
export async function forgetSessions(database: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  return database.transaction(async (transaction) => {
    await transaction.query(
      `DELETE FROM refresh_token t USING session s WHERE s.id = t.session_id AND s.expires_at < $1 RETURNING t.hash`,
      [before],
    );
    return (await transaction.query('DELETE FROM session WHERE expires_at < $1 RETURNING id', [before]))
      .length;
  });
}
