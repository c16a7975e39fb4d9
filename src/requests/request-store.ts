import type { StaffRole } from '../catalogue/index.ts';
import type { Queryable, Transaction } from '../postgres/index.ts';
import type { Path } from './advance.ts';
import type { StepDates } from './deadlines/step-dates.ts';
import type { DecisionRecord, RefusalRecord, RepresentativeRecord, RequestRow } from './request.ts';
import { REQUEST_AND_CLOCK, requestColumns } from './request-sql.ts';

/** Who did what, for the steps that a move completes. */
export interface Actor {
  readonly id: string | null;
  readonly name: string | null;
  readonly note: string | null;
}

export const NOBODY: Actor = { id: null, name: null, note: null };

export interface LogEntry {
  readonly type: string;
  readonly status: string;
  readonly stepKey: string | null;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Whom a request is handed to, and as whom. */
export interface Assignee {
  readonly id: string;
  readonly role: StaffRole;
}

/** Everything one move writes, at once or not at all. */
export interface Move extends StepDates {
  readonly request: RequestRow;
  readonly path: Path;
  /** The step the request was waiting at is completed by this actor; what follows by itself has none. */
  readonly actor: Actor;
  readonly entries: readonly LogEntry[];
  readonly refusal?: RefusalRecord;
  readonly resultNumber?: string;
  readonly assignee?: Assignee;
  readonly decision?: DecisionRecord;
  readonly representative?: RepresentativeRecord;
  readonly waitingOrganisation: string | null;
  readonly now: Date;
}

/** The request as it stands, for the system's own work; null when there is none. */
export async function findRequest(database: Queryable, id: string): Promise<RequestRow | null> {
  const [row] = await database.query<RequestRow>(
    `SELECT ${requestColumns(REQUEST_AND_CLOCK)} FROM request r WHERE r.id = $1`,
    [id],
  );
  return row ?? null;
}

/**
 * The request with what its dates follow from, locked until the transaction ends; null when there is none. Read once the
 * lock is held: what a statement that waited for it reads besides the row may be older.
 */
export async function lockRequest(transaction: Transaction, id: string): Promise<RequestRow | null> {
  const locked = await transaction.query('SELECT id FROM request WHERE id = $1 FOR UPDATE', [id]);
  return locked.length === 0 ? null : findRequest(transaction, id);
}

/** The one statement that moves a request: its row, its steps and the log together. */
export async function saveMove(transaction: Transaction, move: Move): Promise<void> {
  const { request, path, now } = move;
  const status = path.statuses.at(-1)?.status ?? request.status;
  const ended = path.waitsAt === null;
  const moved = await transaction.query(
    `WITH moved AS (
       UPDATE request SET status = $3, current_step = $4, version = version + 1,
         number = CASE WHEN $5 AND number IS NULL THEN ${NEXT_NUMBER} ELSE number END,
         sent_at = CASE WHEN $5 THEN coalesce(sent_at, $6) ELSE sent_at END,
         ended_at = CASE WHEN $7 THEN $6::timestamptz END,
         refusal = coalesce($8::jsonb, refusal), result_number = coalesce($9, result_number),
         assignees = assignees || $10::jsonb, waiting_organisation = $17,
         due_at = coalesce($20::timestamptz, due_at), touched_at = $6,
         waiting_due_at = least($21::timestamptz, coalesce($20::timestamptz, due_at)), next_rung_at = $22,
         decision = coalesce($18::jsonb, decision), representative = coalesce($19::jsonb, representative)
       WHERE id = $1 AND version = $2 RETURNING id, applicant_id, provider, desk, sent_at
     ), closed AS (
       UPDATE request_step s SET state = c.state, answer = c.answer, completed_at = $6, actor_id = $11::uuid,
         actor_name = $12, note = $13
       FROM moved, jsonb_to_record($14::jsonb) AS c (state text, answer text)
       WHERE s.request_id = moved.id AND s.state = 'ACTIVE'
     ), last AS (
       SELECT max(seq) AS seq FROM request_step WHERE request_id = $1
     ), opened AS (
       INSERT INTO request_step (request_id, seq, key, state, answer, started_at, completed_at, due_at)
       SELECT moved.id, last.seq + n.ordinal, n.key, n.state, n.answer, $6,
         CASE WHEN n.state <> 'ACTIVE' THEN $6::timestamptz END, CASE WHEN n.state = 'ACTIVE' THEN $21::timestamptz END
       FROM moved, last, jsonb_to_recordset($15::jsonb) AS n (ordinal int, key text, state text, answer text)
     ), told AS (
       INSERT INTO request_event (request_id, applicant_id, provider, desk, sent, type, status, step_key, values, at)
       SELECT moved.id, moved.applicant_id, moved.provider, moved.desk, moved.sent_at IS NOT NULL, t.type, t.status, t."stepKey",
         coalesce(t.values, '{}'), $6
       FROM moved, jsonb_to_recordset($16::jsonb) AS t (type text, status text, "stepKey" text, values jsonb)
     )
     SELECT id FROM moved`,
    [
      request.uuid,
      request.version,
      status,
      path.waitsAt?.key ?? null,
      path.sent,
      now,
      ended,
      move.refusal === undefined ? null : JSON.stringify(move.refusal),
      move.resultNumber ?? null,
      JSON.stringify(handedTo(move.assignee)),
      move.actor.id,
      move.actor.name,
      move.actor.note,
      JSON.stringify(closingOf(path)),
      JSON.stringify(stepsAfterFirst(path)),
      JSON.stringify(move.entries),
      move.waitingOrganisation,
      move.decision === undefined ? null : JSON.stringify(move.decision),
      move.representative === undefined ? null : JSON.stringify(move.representative),
      move.serviceDueAt,
      move.stepDueAt,
      move.nextRungAt,
    ],
  );
  if (moved.length === 0) throw new Error(`request ${request.uuid} changed under its lock`);
}

/** Fourteen digits: the year, and a number that grows by one; unused ones are gaps of calls that were undone. */
const NEXT_NUMBER = `to_char($6::timestamptz AT TIME ZONE 'Asia/Almaty', 'YYYY') || lpad(nextval('request_number')::text, 10, '0')`;

function handedTo(assignee: Assignee | undefined): Record<string, string> {
  return assignee === undefined ? {} : { [assignee.role]: assignee.id };
}

function closingOf(path: Path): { state: string; answer: string | null } {
  const [first] = path.passed;
  if (first === undefined) throw new Error('a move passes the step that the request waits at');
  return { state: first.state, answer: first.answer };
}

function stepsAfterFirst(
  path: Path,
): { ordinal: number; key: string; state: string; answer: string | null }[] {
  const passed = path.passed
    .slice(1)
    .map(({ step, state, answer }) => ({ key: step.key, state: state as string, answer }));
  const active = path.waitsAt === null ? [] : [{ key: path.waitsAt.key, state: 'ACTIVE', answer: null }];
  return [...passed, ...active].map((step, index) => ({ ordinal: index + 1, ...step }));
}

/** Adds to the log what changes no step: a payment that failed, for instance. */
export async function addLogEntry(
  database: Queryable,
  request: RequestRow,
  entry: LogEntry,
  now: Date,
): Promise<void> {
  await database.query(
    `INSERT INTO request_event (request_id, applicant_id, provider, desk, sent, type, status, step_key, values, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      request.uuid,
      request.applicantId,
      request.provider,
      request.desk,
      request.sent,
      entry.type,
      entry.status,
      entry.stepKey,
      JSON.stringify(entry.values ?? {}),
      now,
    ],
  );
}

/** To whom, by whom and why a request was handed. */
export interface Assignment {
  readonly requestId: string;
  readonly step: string;
  readonly assigneeId: string;
  readonly assignedBy: string;
  readonly note: string | null;
  readonly at: Date;
}

export async function addAssignment(transaction: Transaction, assignment: Assignment): Promise<void> {
  const { requestId, step, assigneeId, assignedBy, note, at } = assignment;
  await transaction.query(
    `INSERT INTO request_assignment (request_id, step_key, assignee_id, assigned_by, note, at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [requestId, step, assigneeId, assignedBy, note, at],
  );
}

/** Hands the locked request to another at the step it waits at; its version grows. */
export async function setAssignee(
  transaction: Transaction,
  request: RequestRow,
  assignee: Assignee,
): Promise<void> {
  await transaction.query(
    `UPDATE request SET assignees = assignees || $2::jsonb, version = version + 1
     WHERE id = $1 RETURNING id`,
    [request.uuid, JSON.stringify(handedTo(assignee))],
  );
}

/** The locked request has changed: what was given out to be signed before does not fit it any more. */
export async function raiseVersion(transaction: Transaction, requestId: string, now: Date): Promise<void> {
  await transaction.query(
    'UPDATE request SET version = version + 1, touched_at = $2 WHERE id = $1 RETURNING id',
    [requestId, now],
  );
}
