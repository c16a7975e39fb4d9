import pg from 'pg';
import { until } from '../requests/until.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
let looker: pg.Client;
beforeAll(async () => {
  server = await startServer();
  looker = await owner();
});
afterAll(async () => {
  await looker.end();
  await server.stop();
});

async function owner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.database.url, application_name: 'a test' });
  await client.connect();
  return client;
}

async function add(when = ''): Promise<string> {
  const { rows } = await looker.query<{ id: string }>(
    `SELECT id FROM graphile_worker.add_job('forget-calls'${when === '' ? '' : `, ${when}`})`,
  );
  return rows[0]?.id ?? '';
}

function gone(job: string): Promise<true> {
  return until(`job ${job} is done`, async () => {
    const { rowCount } = await looker.query('SELECT FROM graphile_worker.jobs WHERE id = $1', [job]);
    return rowCount === 0 ? true : null;
  });
}

/** Ends what the server's connections are at; answers whether there was anything. */
async function terminate(which: string): Promise<boolean> {
  const { rowCount } = await looker.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name <> 'a test' AND ${which}`,
  );
  return (rowCount ?? 0) > 0;
}

test('jobs go on when every connection of the server was ended', async () => {
  for (const _ of [1, 2, 3]) {
    expect(await terminate('true')).toBe(true);
    await gone(await add());
  }
});

test('a job is done once more, and the server lives, when it cannot be said that it was done', async () => {
  const { job, goOn } = await begun();
  const holder = await owner();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE graphile_worker._private_jobs IN SHARE MODE');
  await goOn();
  await until('the end of the job is cut off', async () =>
    (await terminate(`wait_event_type = 'Lock' AND query LIKE 'delete%'`)) ? true : null,
  );
  await holder.query('ROLLBACK');
  await holder.end();
  await gone(job);
  await gone(await add());
});

test('a job that was taken, and the answer lost on its way to the worker, is taken again', async () => {
  const { job, pool, goOn } = await begun();
  await goOn();
  await gone(job);
  const lost = await add(`run_at => now() + interval '1 hour'`);
  await looker.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now(), locked_by = $2, locked_at = now() - interval '1 minute'
     WHERE id = $1`,
    [lost, pool],
  );
  await gone(lost);
});

/** A job that a worker of the server is at, until it may go on. */
async function begun(): Promise<{ job: string; pool: string; goOn: () => Promise<void> }> {
  const blocker = await owner();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE idempotent_call');
  const job = await add();
  const pool = await until('the job is begun', async () => {
    const { rows } = await looker.query<{ pool: string }>(
      `SELECT locked_by AS pool FROM graphile_worker.jobs WHERE id = $1 AND locked_at IS NOT NULL
         AND EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DELETE FROM idem%')`,
      [job],
    );
    return rows[0]?.pool ?? null;
  });
  return {
    job,
    pool,
    goOn: async () => {
      await blocker.query('ROLLBACK');
      await blocker.end();
    },
  };
}
