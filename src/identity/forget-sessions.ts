import type { Queryable } from '../postgres/index.ts';

/** Days that a session is kept after it has expired. */
const KEPT_DAYS = 30;

/** Removes sessions that expired long ago, with their refresh tokens. */
export async function forgetSessions(queryable: Queryable, now: Date): Promise<void> {
  await queryable.query('SELECT forget_sessions($1)', [new Date(now.getTime() - KEPT_DAYS * 86_400_000)]);
}
