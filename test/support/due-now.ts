import type pg from 'pg';

/**
 * Makes jobs that wait due at once, those of a condition over the queue's table; the workers are told, as adding a job
 * tells them: by themselves they look every two seconds. Answers how many there were.
 */
export async function dueNow(
  owner: pg.Client,
  { where, values = [], lastAttempt = false }: { where: string; values?: unknown[]; lastAttempt?: boolean },
): Promise<number> {
  const { rowCount } = await owner.query(
    `UPDATE graphile_worker._private_jobs
     SET run_at = now()${lastAttempt ? ', attempts = max_attempts - 1' : ''} WHERE ${where}`,
    values,
  );
  if (rowCount === null || rowCount === 0) return 0;
  await owner.query(`SELECT pg_notify('jobs:insert', json_build_object('r', random(), 'count', 1)::text)`);
  return rowCount;
}
