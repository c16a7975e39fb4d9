import type { Transaction } from '../../postgres/index.ts';
import type { PauseBasis } from './pause.ts';
import type { StepDates } from './step-dates.ts';

/** Begins a pause of the locked request; nobody is told of the step's time while it lasts. */
export async function addPause(
  transaction: Transaction,
  requestId: string,
  basis: PauseBasis,
  since: Date,
): Promise<void> {
  await transaction.query('INSERT INTO deadline_pause (request_id, basis, since) VALUES ($1, $2, $3)', [
    requestId,
    basis,
    since,
  ]);
  await transaction.query('UPDATE request SET next_rung_at = NULL WHERE id = $1 RETURNING id', [requestId]);
}

export async function endPause(transaction: Transaction, requestId: string, until: Date): Promise<void> {
  await transaction.query(
    `UPDATE deadline_pause SET until = greatest(since, $2::timestamptz)
     WHERE request_id = $1 AND until IS NULL RETURNING id`,
    [requestId, until],
  );
}

/** Writes the dates of the locked request anew: its own, and those of the step that it waits at. */
export async function saveDates(
  transaction: Transaction,
  requestId: string,
  { stepDueAt, serviceDueAt, nextRungAt }: StepDates,
): Promise<void> {
  await transaction.query(
    `WITH step AS (
       UPDATE request_step SET due_at = $3 WHERE request_id = $1 AND state = 'ACTIVE'
     )
     UPDATE request SET due_at = $2::timestamptz, waiting_due_at = least($2::timestamptz, $3::timestamptz),
       next_rung_at = $4 WHERE id = $1 RETURNING id`,
    [requestId, serviceDueAt, stepDueAt, nextRungAt],
  );
}

export async function addExtension(
  transaction: Transaction,
  extension: { requestId: string; seq: number; reason: string; extendedBy: string; at: Date },
): Promise<void> {
  const { requestId, seq, reason, extendedBy, at } = extension;
  await transaction.query(
    'INSERT INTO deadline_extension (request_id, step_seq, reason, extended_by, at) VALUES ($1, $2, $3, $4, $5)',
    [requestId, seq, reason, extendedBy, at],
  );
}
