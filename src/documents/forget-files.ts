import type { Queryable } from '../postgres/index.ts';

/** Days within which a file that was handed in is attached to a request. */
const KEPT_DAYS = 30;

/** Removes files that were never attached to anything. */
export async function forgetFiles(queryable: Queryable, now: Date): Promise<void> {
  await queryable.query('SELECT forget_files($1)', [new Date(now.getTime() - KEPT_DAYS * 86_400_000)]);
}
