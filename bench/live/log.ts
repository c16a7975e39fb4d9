import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/kernel/index.ts';
import { startEmbeddedDatabase } from '../../src/launch/embedded-database.ts';
import { migrate } from '../../src/postgres/index.ts';
import { INSERT_PEOPLE } from '../load-statements.ts';
import { benchPeople } from '../people.ts';

const FOLDER = join(projectRoot, '.data/bench/live');
const FLAGS = [
  'synchronous_commit=off',
  'fsync=off',
  'shared_buffers=256MB',
  'autovacuum=off',
  'max_connections=150',
];

/** Entries of one request, for applicants of whom nothing but their ids is known. */
const ADD = `
  INSERT INTO request_event (request_id, applicant_id, provider, sent, type, status, values, at)
  SELECT $1, a, 'INFORMATION_AND_ARCHIVES_COMMITTEE', false, 'AWAITING_PAYMENT', 'AWAITING_PAYMENT', '{}', clock_timestamp()
  FROM unnest($2::uuid[]) AS a`;

/** A log to add to, in a database of its own. */
export interface BenchLog {
  readonly url: string;
  readonly postmaster: number;
  /** One commit with an entry for each applicant, and word of it. */
  add(applicants: readonly string[]): Promise<void>;
  /** The same work for the database, and the texts go out with the word. */
  notify(applicants: readonly string[], text: string): Promise<void>;
  stop(): Promise<void>;
}

export async function openLog(): Promise<BenchLog> {
  rmSync(FOLDER, { recursive: true, force: true });
  const server = await startEmbeddedDatabase({
    folder: FOLDER,
    database: 'live',
    password: 'bench',
    flags: FLAGS,
    persistent: false,
  });
  const url = server.urlOf('live');
  await migrate(url);
  const client = new pg.Client(url);
  await client.connect();
  const [person] = benchPeople(1);
  await client.query(INSERT_PEOPLE, [[person?.iin], [null], [person?.name], [person?.role], [null]]);
  const { rows } = await client.query<{ id: string }>(`
    INSERT INTO request (service, edition, channel, provider, status, applicant_id, applicant_iin, applicant_name,
      application, title, current_step, created_at, version)
    SELECT 'MEDIA_REGISTRATION', '178-2012-3', 'PORTAL', 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'DRAFT', id, iin, name,
      '{}', 'Мысал жаршысы', 'PORTAL.PROCESS.3', now(), 1 FROM person RETURNING id`);
  const add = async (applicants: readonly string[]): Promise<void> => {
    await client.query({ name: 'add', text: ADD, values: [rows[0]?.id, applicants] });
  };
  return {
    url,
    postmaster: Number(readFileSync(join(FOLDER, 'postmaster.pid'), 'utf8').split('\n')[0]),
    add: async (applicants) => {
      await add(applicants);
      await client.query(`SELECT pg_notify('qyzmet_log', '')`);
    },
    notify: async (applicants, text) => {
      await add(applicants);
      await client.query({
        name: 'notify',
        text: `SELECT pg_notify('bare_event', a || ' ' || $2) FROM unnest($1::text[]) AS a`,
        values: [applicants, text],
      });
    },
    stop: async () => {
      await client.end();
      await server.stop();
    },
  };
}
