import pg from 'pg';
import type { Sample } from './clients.ts';
import { Connection } from './connection.ts';
import { applicationOf, catalogueRequest, listRequest, oneRequest, submitRequest } from './questions.ts';

/** SQL statements that one request to the server comes to. */
export interface StatementCount {
  readonly request: string;
  readonly statements: number;
}

const TIMES = 40;

/** Counted by pg_stat_statements over many requests; what runs now and then in the background falls out. */
export async function countStatements(adminUrl: string, serverPort: number, sample: Sample): Promise<StatementCount[]> {
  const [reader] = sample.readers;
  const [submitter] = sample.submitters;
  const [asked] = sample.requests;
  if (reader === undefined || submitter === undefined || asked === undefined) throw new Error('nobody asks');
  const questions: [string, Buffer][] = [
    ['LIST of 5', listRequest(reader, 5)],
    ['LIST of 50', listRequest(reader, 50)],
    ['ONE', oneRequest(asked.client, asked.number)],
    ['CATALOGUE', catalogueRequest('kk')],
    ['SUBMIT', submitRequest(submitter, applicationOf(0))],
  ];
  const admin = new pg.Client(adminUrl);
  const server = await Connection.open(serverPort);
  await admin.connect();
  try {
    await track(admin, 'all');
    const counts: StatementCount[] = [];
    for (const [request, bytes] of questions) counts.push({ request, statements: await count(admin, server, bytes) });
    return counts;
  } finally {
    await track(admin, 'none');
    server.close();
    await admin.end();
  }
}

async function count(admin: pg.Client, server: Connection, request: Buffer): Promise<number> {
  await admin.query('SELECT pg_stat_statements_reset()');
  for (let turn = 0; turn < TIMES; turn += 1) {
    const { good, body } = await server.ask(request);
    if (!good) throw new Error(body.toString().slice(0, 1_000));
  }
  const { rows } = await admin.query<{ calls: number }>(`
    SELECT calls::int FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
    WHERE d.datname = 'bench_run' AND toplevel`);
  return rows.reduce((sum, { calls }) => sum + Math.round(calls / TIMES), 0);
}

async function track(admin: pg.Client, what: 'all' | 'none'): Promise<void> {
  await admin.query(`ALTER SYSTEM SET pg_stat_statements.track = '${what}'`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.query('SELECT pg_sleep(0.2)');
}
