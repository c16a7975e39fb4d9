import type { RunningServer } from '../support/running-server.ts';
import { jobsAreDone } from './jobs-are-done.ts';

/** All that the tables hold of one request: two of them are equal when nothing at all was written between. */
export interface RequestRecord {
  readonly request: { status: string; version: number; number: string | null; current_step: string | null };
  readonly steps: readonly { key: string; state: string; answer: string | null; actor_name: string | null }[];
  readonly events: readonly { type: string; status: string; step_key: string | null }[];
  readonly attachments: readonly { kind: string; on_paper: boolean }[];
  readonly signatures: readonly { role: string; iin: string; signed_at: string }[];
  readonly documents: readonly { used: boolean }[];
  readonly payments: readonly {
    id: string;
    status: string;
    amount_tiyn: number;
    checkout_url: string | null;
  }[];
  readonly results: readonly { number: string }[];
}

const PARTS = {
  steps: 'SELECT * FROM request_step WHERE request_id = $1 ORDER BY seq',
  events: 'SELECT * FROM request_event WHERE request_id = $1 ORDER BY xid, id',
  attachments: 'SELECT * FROM request_attachment WHERE request_id = $1 ORDER BY id',
  signatures: 'SELECT * FROM request_signature WHERE request_id = $1 ORDER BY id',
  documents: `SELECT id, used_at IS NOT NULL AS used FROM signing_document WHERE request_id = $1 ORDER BY id`,
  payments: 'SELECT * FROM payment WHERE subject_id = $1 ORDER BY id',
  results: 'SELECT * FROM request_result WHERE request_id = $1',
};

export async function recordOf(server: RunningServer, requestId: string): Promise<RequestRecord> {
  const parts = Object.entries(PARTS).map(
    ([name, rows]) => `'${name}', (SELECT coalesce(json_agg(x), '[]') FROM (${rows}) x)`,
  );
  const [row] = await server.database.database.query<{ record: RequestRecord }>(
    `SELECT json_build_object('request', to_json(r), ${parts.join(', ')}) AS record FROM request r WHERE r.id = $1`,
    [requestId.replace('req_', '')],
  );
  if (row === undefined) throw new Error(`no request ${requestId}`);
  return row.record;
}

/** Does the work and holds that it wrote nothing of the request: not its state, nor steps, events, parts. */
export async function unchanged<Answer>(
  server: RunningServer,
  requestId: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const before = await recordOf(server, requestId);
  const answer = await work();
  expect(await recordOf(server, requestId)).toEqual(before);
  return answer;
}

/** Does the work and holds that it began nothing: no request, step, event or claimed key more than before. */
export async function nothingBegun<Answer>(
  server: RunningServer,
  work: () => Promise<Answer>,
): Promise<Answer> {
  await jobsAreDone(server);
  const before = await counts(server);
  const answer = await work();
  expect(await counts(server)).toEqual(before);
  return answer;
}

async function counts(server: RunningServer): Promise<object | undefined> {
  const tables = ['request', 'request_step', 'request_event', 'idempotent_call', 'payment'];
  const columns = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  const [row] = await server.database.database.query(`SELECT ${columns.join(', ')}`);
  return row;
}
