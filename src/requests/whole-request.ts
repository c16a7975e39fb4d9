import type { Queryable } from '../postgres/index.ts';
import type { EventRow, RequestRow } from './request.ts';
import { REQUEST_PARTS, requestColumns } from './request-sql.ts';

const EVERYTHING = {
  fields: null,
  parts: REQUEST_PARTS,
  stepFields: null,
  evidence: true,
  history: null,
} as const;

/** An entry of the log, whoever may read it. */
export type LogLine = Pick<
  EventRow,
  'id' | 'type' | 'status' | 'stepKey' | 'values' | 'at' | 'internal' | 'requestId'
>;

/** A request with all its parts, for whoever asks the access policy himself; null where there is none. */
export async function wholeRequest(database: Queryable, id: string): Promise<RequestRow | null> {
  const [request] = await database.query<RequestRow>(
    `SELECT ${requestColumns(EVERYTHING)} FROM request r WHERE r.id = $1`,
    [id],
  );
  return request ?? null;
}

/** The whole log of a request, in commit order. */
export function wholeLog(database: Queryable, requestId: string): Promise<LogLine[]> {
  return database.query<LogLine>(
    `SELECT e.id::text, e.request_id AS "requestId", e.type, e.status, e.step_key AS "stepKey", e.values, e.at, e.internal
     FROM request_event e WHERE e.request_id = $1 ORDER BY e.xid, e.id`,
    [requestId],
  );
}
