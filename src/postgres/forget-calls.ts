import type { Queryable } from './database.ts';

/** Name of the job. */
export const FORGET_CALLS_TASK = 'forget-calls';

/** Rows a statement, so that no call waits for the job long. */
const BATCH = 1000;

/** Removes the keys whose day is over, a batch a statement. Answers how many there were. */
export async function forgetCalls(database: Queryable, now: Date): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const batch = await database.query(
      `DELETE FROM idempotent_call WHERE (actor_id, operation, key) IN (
         SELECT actor_id, operation, key FROM idempotent_call WHERE expires_at <= $1
         ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED
       ) RETURNING key`,
      [now, BATCH],
    );
    forgotten += batch.length;
    if (batch.length < BATCH) return forgotten;
  }
}
