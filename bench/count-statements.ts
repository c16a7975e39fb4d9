import type { Sample } from './clients.ts';
import { Connection } from './connection.ts';
import { applicationOf, catalogueRequest, listRequest, oneRequest, submitRequest } from './questions.ts';
import { StatementLog } from './statement-log.ts';

/** SQL statements that one request to the server comes to. */
export interface StatementCount {
  readonly request: string;
  readonly statements: number;
}

const TIMES = 40;

/** Counted over many requests, so that what runs now and then in the background falls out. */
export async function countStatements(
  adminUrl: string,
  serverPort: number,
  sample: Sample,
): Promise<StatementCount[]> {
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
  const log = await StatementLog.start(adminUrl);
  const server = await Connection.open(serverPort);
  try {
    const counts: StatementCount[] = [];
    for (const [request, bytes] of questions)
      counts.push({ request, statements: await count(log, server, bytes) });
    return counts;
  } finally {
    server.close();
    await log.stop();
  }
}

async function count(log: StatementLog, server: Connection, request: Buffer): Promise<number> {
  await log.reset();
  for (let turn = 0; turn < TIMES; turn += 1) {
    const { good, body } = await server.ask(request);
    if (!good) throw new Error(body.toString().slice(0, 1_000));
  }
  return (await log.read()).reduce((sum, { calls }) => sum + Math.round(calls / TIMES), 0);
}
