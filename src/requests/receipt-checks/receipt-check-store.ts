import type { Queryable } from '../../postgres/index.ts';
import { idsOf, type ReceiptOf } from './receipt-code.ts';
import type { VerifiedReceipt } from './verified-receipt.ts';

export async function findReceiptByCode(database: Queryable, code: string): Promise<VerifiedReceipt | null> {
  const [row] = await database.query<VerifiedReceipt>(
    `SELECT CASE WHEN p.id IS NOT NULL THEN 'PAYMENT' WHEN c.accepted THEN 'PAPERS_TAKEN_IN'
         ELSE 'PAPERS_TURNED_DOWN' END AS kind,
       coalesce(p.receipt_number, c.number) AS number, coalesce(p.paid_at, c.accepted_at) AS "issuedAt", r.service,
       r.number AS "requestNumber", c.centre, p.amount_tiyn::float8 / 100 AS amount,
       CASE WHEN p.id IS NOT NULL THEN p.status WHEN h.at IS NOT NULL THEN 'HANDED_OVER' WHEN c.accepted THEN 'TAKEN_IN'
         ELSE 'TURNED_DOWN' END AS state,
       coalesce(p.refunded_at, h.at) AS "settledAt"
     FROM receipt_code k LEFT JOIN payment p ON p.id = k.payment_id
       LEFT JOIN centre_receipt c ON c.id = k.centre_receipt_id LEFT JOIN centre_hand_over h ON h.receipt_id = c.id
       JOIN request r ON r.id = coalesce(p.subject_id, c.request_id)
     WHERE k.code = $1`,
    [code],
  );
  return row ?? null;
}

/** Adds one to the count of the day; nothing is kept of who asked. */
export async function countReceiptCheck(
  database: Queryable,
  { code, day, way }: { readonly code: string | null; readonly day: string; readonly way: string },
): Promise<void> {
  await database.query(
    `INSERT INTO receipt_check (code, day, way, count) VALUES ($1, $2, $3, 1)
     ON CONFLICT (code, day, way) DO UPDATE SET count = receipt_check.count + 1`,
    [code, day, way],
  );
}

/** How often a receipt has been checked, however it was found. */
export async function receiptChecksOf(database: Queryable, receipt: ReceiptOf): Promise<number> {
  const [row] = await database.query<{ checks: number }>(
    `SELECT coalesce(sum(h.count), 0)::int AS checks FROM receipt_code k JOIN receipt_check h ON h.code = k.code
     WHERE k.payment_id = $1 OR k.centre_receipt_id = $2`,
    idsOf(receipt),
  );
  return row?.checks ?? 0;
}
