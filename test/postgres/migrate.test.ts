import pg from 'pg';
import { migrate } from '../../src/postgres/index.ts';

const NAME = `migrate_${process.pid}`;
const admin = new pg.Client(process.env['TEST_POSTGRES_URL']);
const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
url.pathname = `/${NAME}`;

beforeAll(async () => {
  await admin.connect();
  await admin.query(`CREATE DATABASE ${NAME}`);
});
afterAll(async () => {
  await admin.query(`DROP DATABASE ${NAME} WITH (FORCE)`);
  await admin.end();
});

test('nodes that start together bring the database up to date once', async () => {
  await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)]);
  const client = new pg.Client(url.href);
  await client.connect();
  const { rows } = await client.query<{ name: string; times: number }>(
    'SELECT name, count(*)::int AS times FROM migration GROUP BY name ORDER BY name',
  );
  await client.end();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ times }) => times !== 1)).toEqual([]);
});
