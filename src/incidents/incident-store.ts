import type { Queryable, Transaction } from '../postgres/index.ts';
import type { IncidentJob, IncidentKind, IncidentRow, IncidentState, NewIncident } from './incident.ts';

/** As SQL over alias `i`. */
const COLUMNS = `i.id AS uuid, i.kind, i.code, i.state, i.request_id AS "requestId", i.details, i.count,
  i.first_at AS "firstAt", i.last_at AS "lastAt", i.state = 'OPEN' AND i.job IS NOT NULL AS retriable,
  i.settled_at AS "settledAt", i.settled_by_name AS "settledBy", i.reason`;

/** SQL: all incidents of a request, latest first, as JSON. */
export function incidentsOf(requestId: string): string {
  return `(SELECT coalesce(json_agg(l), '[]') FROM (
    SELECT ${COLUMNS} FROM incident i WHERE i.request_id = ${requestId} ORDER BY i.id DESC) l)`;
}

/** Opens an incident; one that is open about the same subject counts up instead. */
export async function openIncident(queryable: Queryable, incident: NewIncident): Promise<void> {
  const { subject, code, details = {}, job, at } = incident;
  await queryable.query(
    `INSERT INTO incident AS i (kind, subject_type, subject_id, request_id, code, details, job, first_at, last_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     ON CONFLICT (kind, subject_type, subject_id) WHERE state = 'OPEN' DO UPDATE SET
       count = i.count + 1, last_at = excluded.last_at, code = excluded.code, details = excluded.details,
       job = coalesce(excluded.job, i.job)`,
    [
      subject.kind,
      subject.type,
      subject.id,
      subject.requestId,
      code,
      JSON.stringify(details),
      job === null ? null : JSON.stringify(job),
      at,
    ],
  );
}

/** What had failed was done after all: whatever is open about it settles by itself. */
export async function closeIncident(
  queryable: Queryable,
  subject: { readonly kind: IncidentKind; readonly type: string; readonly id: string },
  at: Date,
): Promise<void> {
  await queryable.query(
    `UPDATE incident SET state = 'RESOLVED', settled_at = $4
     WHERE kind = $1 AND subject_type = $2 AND subject_id = $3 AND state = 'OPEN' RETURNING id`,
    [subject.kind, subject.type, subject.id, at],
  );
}

export async function findIncident(queryable: Queryable, id: string): Promise<IncidentRow | null> {
  const [row] = await queryable.query<IncidentRow>(`SELECT ${COLUMNS} FROM incident i WHERE i.id = $1`, [id]);
  return row ?? null;
}

/** The state of an incident and the job that retries it, locked until the transaction ends. */
export async function lockIncident(
  transaction: Transaction,
  id: string,
): Promise<{ state: IncidentState; job: IncidentJob | null } | null> {
  const [row] = await transaction.query<{ state: IncidentState; job: IncidentJob | null }>(
    'SELECT state, job FROM incident WHERE id = $1 FOR UPDATE',
    [id],
  );
  return row ?? null;
}

/** Who settled it how; `reason` is in the administrator's own words. */
export interface Settlement {
  readonly state: 'RETRIED' | 'RESOLVED';
  readonly by: { readonly id: string; readonly name: string };
  readonly reason: string | null;
  readonly at: Date;
}

export async function settleIncident(
  transaction: Transaction,
  id: string,
  { state, by, reason, at }: Settlement,
): Promise<void> {
  await transaction.query(
    `UPDATE incident SET state = $2, settled_at = $3, settled_by = $4, settled_by_name = $5, reason = $6
     WHERE id = $1 RETURNING id`,
    [id, state, at, by.id, by.name, reason],
  );
}

export async function queueAgain(transaction: Transaction, job: IncidentJob): Promise<void> {
  await transaction.query('SELECT queue_job($1, $2::json, NULL, $3, $4)', [
    job.task,
    JSON.stringify(job.payload),
    job.key,
    job.queue,
  ]);
}

interface IncidentFilter {
  readonly state: IncidentState | null;
  readonly kind: IncidentKind | null;
}

const FILTER = '($1::text IS NULL OR i.state = $1) AND ($2::text IS NULL OR i.kind = $2)';

/** Newest first; `after` is the id of the last one seen. */
export async function listIncidents(
  queryable: Queryable,
  { state, kind }: IncidentFilter,
  page: { readonly first: number; readonly after: string | null },
): Promise<{ rows: readonly IncidentRow[]; hasNextPage: boolean }> {
  const rows = await queryable.query<IncidentRow>(
    `SELECT ${COLUMNS} FROM incident i WHERE ${FILTER} AND ($3::uuid IS NULL OR i.id < $3)
     ORDER BY i.id DESC LIMIT $4`,
    [state, kind, page.after, page.first + 1],
  );
  return { rows: rows.slice(0, page.first), hasNextPage: rows.length > page.first };
}

export async function countIncidents(queryable: Queryable, { state, kind }: IncidentFilter): Promise<number> {
  const [row] = await queryable.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM incident i WHERE ${FILTER}`,
    [state, kind],
  );
  return row?.count ?? 0;
}

export function countOpenIncidents(
  queryable: Queryable,
): Promise<readonly { kind: IncidentKind; count: number }[]> {
  return queryable.query(
    `SELECT kind, count(*)::int AS count FROM incident WHERE state = 'OPEN' GROUP BY kind`,
  );
}
