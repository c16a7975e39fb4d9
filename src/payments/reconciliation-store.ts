import type { Queryable } from '../postgres/index.ts';
import type { Reconciliation, ReconciliationRow } from './reconciliation.ts';

/** A payment that may still move: its id, and its subject. */
export interface UnsettledPayment {
  readonly id: string;
  readonly subjectId: string;
}

/**
 * By id, a page of them: those that are waited for, those being given back, and those that failed or expired since then.
 * One whose opening the gateway never answered is among them.
 */
export function listUnsettled(
  database: Queryable,
  { since, after, first }: { readonly since: Date; readonly after: string | null; readonly first: number },
): Promise<readonly UnsettledPayment[]> {
  return database.query<UnsettledPayment>(
    `SELECT id, subject_id AS "subjectId" FROM payment
     WHERE status IN ('PENDING', 'FAILED', 'EXPIRED', 'REFUNDING')
       AND (status IN ('PENDING', 'REFUNDING') OR expires_at >= $1) AND ($2::uuid IS NULL OR id > $2)
     ORDER BY id LIMIT $3`,
    [since, after, first],
  );
}

/** A payment that money came for, as the comparison of a day needs it. */
export interface PaidPayment extends UnsettledPayment {
  readonly reference: string | null;
  readonly status: string;
  /** In tiyn. */
  readonly amount: number;
}

export function listPaidBetween(
  database: Queryable,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly PaidPayment[]> {
  return database.query<PaidPayment>(
    `SELECT id, subject_id AS "subjectId", provider_reference AS reference, status, amount_tiyn::float8 AS amount
     FROM payment WHERE paid_at >= $1 AND paid_at < $2 ORDER BY id`,
    [from, until],
  );
}

export async function addReconciliation(database: Queryable, report: Reconciliation): Promise<void> {
  await database.query(
    `INSERT INTO payment_reconciliation
       (kind, day, started_at, finished_at, compared, moved, unanswered, received_tiyn, differences)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      report.kind,
      report.day,
      report.startedAt,
      report.finishedAt,
      report.compared,
      report.moved,
      report.unanswered,
      report.received,
      JSON.stringify(report.differences),
    ],
  );
}

/** Newest first; `after` is the id of the last one seen. */
export async function listReconciliations(
  database: Queryable,
  {
    kind,
    first,
    after,
  }: { readonly kind: string | null; readonly first: number; readonly after: string | null },
): Promise<{ rows: readonly ReconciliationRow[]; hasNextPage: boolean }> {
  const rows = await database.query<ReconciliationRow>(
    `SELECT id AS uuid, kind, day::text AS day, started_at AS "startedAt", finished_at AS "finishedAt", compared, moved,
       unanswered, received_tiyn::float8 / 100 AS received, differences
     FROM payment_reconciliation
     WHERE ($1::text IS NULL OR kind = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [kind, after, first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
