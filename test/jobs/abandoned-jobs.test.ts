import pg from 'pg';
import { until } from '../requests/until.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
let owner: pg.Client;
beforeAll(async () => {
  server = await startServer();
  owner = new pg.Client(server.database.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});

/** A job that a worker of some node had taken a minute ago. */
async function taken(worker: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `WITH job AS (
       SELECT (graphile_worker.add_job('forget-calls', run_at => now() + interval '1 hour')).id
     ) SELECT id FROM job`,
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    `UPDATE graphile_worker._private_jobs
     SET run_at = now(), locked_by = $2, locked_at = now() - interval '1 minute' WHERE id = $1`,
    [id, worker],
  );
  return id;
}

async function exists(job: string): Promise<boolean> {
  const { rowCount } = await owner.query('SELECT FROM graphile_worker.jobs WHERE id = $1', [job]);
  return rowCount === 1;
}

test('a job of a worker that is gone is taken up by another, and that of one that lives is left to it', async () => {
  /* As the node of a living worker does: its connection holds the lock. */
  await owner.query(`SELECT pg_advisory_lock(715517, hashtext('worker-that-lives'))`);
  const left = await taken('worker-that-lives');
  const abandoned = await taken('worker-that-was-killed');
  await until('the abandoned job is done', async () => ((await exists(abandoned)) ? null : true));
  expect(await exists(left)).toBe(true);
  await owner.query(`SELECT pg_advisory_unlock(715517, hashtext('worker-that-lives'))`);
  await until('its job is done too, once it is gone', async () => ((await exists(left)) ? null : true));
});
