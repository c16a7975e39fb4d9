import pg from 'pg';
import { until } from '../requests/until.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

/** As deliveries are: one at a time, and whatever is queued while one waits is seen by it. */
const KEY = 'deliver-messages:subject';

let database: TestDatabase;
let owner: pg.Client;
let worker: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  [owner, worker] = [new pg.Client(database.url), new pg.Client(database.url)];
  await Promise.all([owner.connect(), worker.connect()]);
});
afterEach(() => owner.query('DELETE FROM graphile_worker._private_jobs'));
afterAll(async () => {
  await Promise.all([owner.end(), worker.end()]);
  await database.drop();
});

async function queue(change: string): Promise<string> {
  const [row] = await database.database.query<{ id: string }>(
    `SELECT queue_job('deliver-messages', $1::json, NULL, $2, $2) AS id`,
    [JSON.stringify({ change }), KEY],
  );
  return row?.id ?? '';
}

async function waiting(): Promise<readonly string[]> {
  const { rows } = await owner.query<{ change: string }>(
    `SELECT payload ->> 'change' AS change FROM graphile_worker._private_jobs WHERE locked_at IS NULL ORDER BY id`,
  );
  return rows.map(({ change }) => change);
}

/** As a worker of the queue takes it. */
const take = (): Promise<unknown> =>
  worker.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'a worker', attempts = attempts + 1`,
  );

test('what is queued while a worker takes the job of the same key is not lost: another job waits for it', async () => {
  const first = await queue('first');
  await worker.query('BEGIN');
  await take();
  const second = queue('second');
  await until('the queue waits for the worker', async () => {
    const { rowCount } = await owner.query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%queue_job%'`,
    );
    return rowCount === 1 ? true : null;
  });
  await worker.query('COMMIT');
  expect(await second).not.toBe(first);
  expect(await waiting()).toEqual(['second']);
});

test('what is queued when the worker has begun waits beside it', async () => {
  await queue('first');
  await take();
  await queue('second');
  expect(await waiting()).toEqual(['second']);
});

test('what is queued before any worker has taken it is one job', async () => {
  const first = await queue('first');
  expect(await queue('second')).toBe(first);
  expect(await waiting()).toEqual(['second']);
});
