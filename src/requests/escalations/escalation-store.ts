import type { Queryable, Transaction } from '../../postgres/index.ts';
import type { RequestRow } from '../request.ts';
import { findRequest } from '../request-store.ts';
import type { Rung } from './rung.ts';

/** By when whatever the request waits for is due, and which rungs of the step were told already. */
export interface WaitingRow {
  readonly dueAt: string | null;
  readonly told: readonly Rung[];
}

/** The request whose next rung was reached longest ago, locked; passes over those that another node has, or are named. */
export async function lockReached(
  transaction: Transaction,
  now: Date,
  except: readonly string[],
): Promise<RequestRow | null> {
  const [locked] = await transaction.query<{ id: string }>(
    `SELECT id FROM request WHERE next_rung_at <= $1 AND id <> ALL ($2::uuid[])
     ORDER BY next_rung_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [now, except],
  );
  return locked === undefined ? null : findRequest(transaction, locked.id);
}

export async function findWaiting(queryable: Queryable, requestId: string, seq: number): Promise<WaitingRow> {
  const [row] = await queryable.query<WaitingRow>(
    `SELECT r.waiting_due_at AS "dueAt",
       ARRAY(SELECT l.rung FROM escalation l WHERE l.request_id = r.id AND l.step_seq = $2) AS told
     FROM request r WHERE r.id = $1`,
    [requestId, seq],
  );
  if (row === undefined) throw new Error(`request ${requestId} is gone`);
  return row;
}

/** The rung of the step and its internal entry of the log in one statement: a rung that was told already fails it. */
export async function addEscalation(
  transaction: Transaction,
  request: RequestRow,
  escalation: { seq: number; rung: Rung; told: readonly string[]; at: Date },
): Promise<void> {
  const { seq, rung, told, at } = escalation;
  await transaction.query(
    `WITH entry AS (
       INSERT INTO request_event (request_id, applicant_id, provider, desk, sent, internal, type, status, step_key, at)
       VALUES ($1, $2, $3, $4, $5, true, $6, $7, $8, $9) RETURNING id
     )
     INSERT INTO escalation (request_id, step_seq, rung, told, event_id, at)
     SELECT $1, $10, $11, $12::uuid[], id, $9 FROM entry`,
    [
      request.uuid,
      request.applicantId,
      request.provider,
      request.desk,
      request.sent,
      `ESCALATED_${rung}`,
      request.status,
      request.currentStep,
      at,
      seq,
      rung,
      told,
    ],
  );
}

export async function setNextRung(
  transaction: Transaction,
  requestId: string,
  nextRungAt: Date | null,
): Promise<void> {
  await transaction.query('UPDATE request SET next_rung_at = $2 WHERE id = $1 RETURNING id', [
    requestId,
    nextRungAt,
  ]);
}

/** Whether the entry of the log told that person of a rung. */
export async function wasTold(queryable: Queryable, eventId: string, personId: string): Promise<boolean> {
  const [row] = await queryable.query<{ told: boolean }>(
    'SELECT $2 = ANY (told) AS told FROM escalation WHERE event_id = $1',
    [eventId, personId],
  );
  return row?.told ?? false;
}
