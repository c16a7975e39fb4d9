import type { Queryable } from '../../postgres/index.ts';
import { idsOf, newReceiptCode, type ReceiptOf } from './receipt-code.ts';

/** The code of a receipt: made when the receipt is drawn for the first time, and kept. */
export async function receiptCodeOf(database: Queryable, receipt: ReceiptOf, now: Date): Promise<string> {
  const kept = await find(database, receipt);
  if (kept !== null) return kept;
  await database.query(
    `INSERT INTO receipt_code (code, payment_id, centre_receipt_id, made_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [newReceiptCode(), ...idsOf(receipt), now],
  );
  const made = await find(database, receipt);
  if (made === null) throw new Error('a receipt got no code');
  return made;
}

async function find(database: Queryable, receipt: ReceiptOf): Promise<string | null> {
  const [row] = await database.query<{ code: string }>(
    'SELECT code FROM receipt_code WHERE payment_id = $1 OR centre_receipt_id = $2',
    idsOf(receipt),
  );
  return row?.code ?? null;
}
