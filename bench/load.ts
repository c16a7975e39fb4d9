import pg from 'pg';
import { migrate } from '../src/postgres/index.ts';
import { INSERT_PEOPLE, LOAD_STATEMENTS } from './load-statements.ts';
import { benchPeople } from './people.ts';

/** Applicants that have requests; as many again have none and are there to submit. */
const APPLICANTS = 2_000;

/** Migrates an empty database and fills it; says what it does. */
export async function load(url: string, requests: number, say: (line: string) => void): Promise<void> {
  await migrate(url);
  const client = new pg.Client({
    connectionString: url,
    options: '-c TimeZone=UTC -c synchronous_commit=off',
  });
  await client.connect();
  try {
    await client.query('CREATE SCHEMA bench');
    const people = benchPeople(APPLICANTS * 2);
    await client.query(INSERT_PEOPLE, [
      people.map(({ iin }) => iin),
      people.map(({ bin }) => bin),
      people.map(({ name }) => name),
      people.map(({ role }) => role),
      people.map(({ organisation }) => organisation),
    ]);
    for (const { what, text, takes } of LOAD_STATEMENTS) {
      const started = performance.now();
      const { rowCount } = await client.query(text, takes === undefined ? [] : [requests, APPLICANTS]);
      say(`  ${what}: ${rowCount} rows in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    await client.query(`
      CREATE TABLE bench.catalogue (edition text, language text, answer jsonb NOT NULL, PRIMARY KEY (edition, language))`);
    await client.query('CREATE TABLE bench.service (code text PRIMARY KEY, name text NOT NULL)');
    await client.query('VACUUM (FREEZE, ANALYZE)');
  } finally {
    await client.end();
  }
}
