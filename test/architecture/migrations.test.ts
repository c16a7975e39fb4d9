import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { APPLICATION_ROLE, ownerDataSource } from '../../src/postgres/index.ts';
import {
  changingPrivileges,
  foreignKeysWithoutIndex,
  ownedBy,
  powersOf,
  snapshot,
  tablesWithoutPrimaryKey,
} from './catalog.ts';

/** Evidence: the application may add to these, never change or remove. */
const APPEND_ONLY = [
  'request_event',
  'request_signature',
  'request_result',
  'request_assignment',
  'escalation',
  'calendar_decree',
  'deadline_extension',
  'payment_notification',
  'registry_inquiry',
  'registry_inquiry_outcome',
  'centre_receipt',
  'centre_paper_movement',
  'transfer_register_mark',
  'courier_schedule',
  'centre_hand_over',
  'exchange_receipt',
  'exchange_envelope',
  'payment_notice',
  'kept_revocation_list',
  'archive_seal',
  'archive_seal_time',
  'archive_download',
  'register_event',
  'brought_request',
  'receipt_code',
];
/** The only tables that the application may remove rows from. */
const REMOVABLE = [
  'idempotent_call',
  'login_attempt',
  'login_challenge',
  'request_attachment',
  'webhook',
  'webhook_delivery',
];

/** Nothing is looked up by these, and what they lead to is never removed. */
const WITHOUT_INDEX = ['request.request_entered_by_fkey', 'request_result.request_result_signature_id_fkey'];

const adminUrl = process.env['TEST_POSTGRES_URL'] ?? '';
const name = `migrations_${randomBytes(6).toString('hex')}`;
let client: pg.Client;
let owner: DataSource;
let before: readonly string[];
let first: readonly string[];

beforeAll(async () => {
  await administer(`CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await runMigrations({ connectionString: url.href });
  client = new pg.Client(url.href);
  await client.connect();
  before = await snapshot(client);
  owner = await ownerDataSource(url.href).initialize();
  await owner.runMigrations();
  first = await snapshot(client);
});

afterAll(async () => {
  await owner.destroy();
  await client.end();
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});

describe('the migrations', () => {
  it('are all carried out, in the order of their names', async () => {
    const files = readdirSync('migrations')
      .filter((file) => file !== 'index.ts')
      .toSorted();
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY id');
    expect(rows.map((row) => /\d{14}$/.exec(row.name)?.[0])).toEqual(files.map((file) => file.slice(0, 14)));
    expect(files.filter((file) => !/^\d{14}-[a-z]+(?:-[a-z]+)+\.ts$/.test(file))).toEqual([]);
  });

  it('give every table a primary key', async () => {
    expect(await tablesWithoutPrimaryKey(client)).toEqual([]);
    expect(first.length).toBeGreaterThan(100);
  });

  it('give every reference to another table an index', async () => {
    expect(await foreignKeysWithoutIndex(client)).toEqual(WITHOUT_INDEX);
  });

  it('go down to nothing and up to the same again', async () => {
    for (const _ of owner.migrations) await owner.undoLastMigration();
    expect(await snapshot(client)).toEqual(before);
    await owner.runMigrations();
    expect(await snapshot(client)).toEqual(first);
  });
});

describe('the role of the application', () => {
  it.each(APPEND_ONLY)('may only add to %s', async (table) => {
    expect((await changingPrivileges(client, APPLICATION_ROLE)).get(table)).toBeUndefined();
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT has_table_privilege($1, $2, 'INSERT') AND has_table_privilege($1, $2, 'SELECT') AS may`,
      [APPLICATION_ROLE, table],
    );
    expect(rows).toEqual([{ may: true }]);
  });

  it('removes rows where that is meant, and empties no table', async () => {
    const privileges = await changingPrivileges(client, APPLICATION_ROLE);
    const holders = (wanted: string) =>
      [...privileges].filter(([, held]) => held.includes(wanted)).map(([table]) => table);
    expect(holders('DELETE').toSorted()).toEqual(REMOVABLE);
    expect([...holders('TRUNCATE'), ...holders('TRIGGER'), ...holders('REFERENCES')]).toEqual([]);
  });

  it('does not touch the list of migrations', async () => {
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT has_table_privilege($1, 'migration', 'SELECT, INSERT, UPDATE, DELETE') AS may`,
      [APPLICATION_ROLE],
    );
    expect(rows).toEqual([{ may: false }]);
  });

  it('owns nothing and has no power over the cluster', async () => {
    expect(await ownedBy(client, APPLICATION_ROLE)).toEqual([]);
    expect(await powersOf(client, APPLICATION_ROLE)).toEqual([]);
  });
});

describe('the look into the catalogue sees', () => {
  beforeEach(() => client.query('BEGIN'));
  afterEach(() => client.query('ROLLBACK'));

  it('a table without a primary key', async () => {
    await client.query('CREATE TABLE keyless (id int)');
    expect(await tablesWithoutPrimaryKey(client)).toEqual(['keyless']);
  });

  it('a reference without an index', async () => {
    const known = await foreignKeysWithoutIndex(client);
    await client.query('CREATE TABLE child (id int PRIMARY KEY, person_id uuid REFERENCES person)');
    expect(await foreignKeysWithoutIndex(client)).toEqual(
      ['child.child_person_id_fkey', ...known].toSorted(),
    );
  });

  it.each([
    ['a column more', 'ALTER TABLE request ADD note text'],
    ['another default', `ALTER TABLE request ALTER version SET DEFAULT 2`],
    ['an index less', 'DROP INDEX request_of_applicant'],
    ['a check less', 'ALTER TABLE request_attachment DROP CONSTRAINT request_attachment_check'],
    ['a right more', `GRANT DELETE ON request TO ${APPLICATION_ROLE}`],
    ['a right to one column more', `GRANT UPDATE (iin) ON person TO ${APPLICATION_ROLE}`],
    ['a sequence left behind', 'CREATE SEQUENCE left_behind'],
    ['a type left behind', `CREATE TYPE colour AS ENUM ('red')`],
  ])('%s', async (_, change) => {
    await client.query(change);
    expect(await snapshot(client)).not.toEqual(first);
  });

  it.each([
    ['UPDATE on the log', `GRANT UPDATE ON request_event TO ${APPLICATION_ROLE}`],
    ['UPDATE of one column of the log', `GRANT UPDATE (at) ON request_event TO ${APPLICATION_ROLE}`],
    ['DELETE on the log', `GRANT DELETE ON request_event TO ${APPLICATION_ROLE}`],
    ['TRUNCATE on the log', `GRANT TRUNCATE ON request_event TO ${APPLICATION_ROLE}`],
  ])('%s', async (_, grant) => {
    await client.query(grant);
    expect((await changingPrivileges(client, APPLICATION_ROLE)).get('request_event')).toHaveLength(1);
  });

  it('ownership, power and membership', async () => {
    await client.query(`ALTER TABLE request_event OWNER TO ${APPLICATION_ROLE}`);
    await client.query(`ALTER ROLE ${APPLICATION_ROLE} CREATEDB`);
    await client.query(`GRANT pg_read_all_data TO ${APPLICATION_ROLE}`);
    expect(await ownedBy(client, APPLICATION_ROLE)).toContain('relation request_event');
    expect(await powersOf(client, APPLICATION_ROLE)).toEqual(['CREATEDB', 'MEMBER OF pg_read_all_data']);
  });
});

async function administer(statement: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
