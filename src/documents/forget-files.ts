import type { Queryable } from '../postgres/index.ts';

/** Days within which a file that was handed in is attached to a request. */
const KEPT_DAYS = 30;

/** Removes files that were never attached to anything; answers how many. */
export async function forgetFiles(queryable: Queryable, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const removed = await queryable.query(
    'DELETE FROM stored_file WHERE attached_at IS NULL AND created_at < $1 RETURNING id',
    [before],
  );
  return removed.length;
}
