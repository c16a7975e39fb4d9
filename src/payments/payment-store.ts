import type { Tiyn } from '../kernel/index.ts';
import type { Queryable, Transaction } from '../postgres/index.ts';
import { type PaymentEvent, paymentEvent } from './payment.transitions.ts';
import type { PaymentFailure, PaymentOrder, PaymentRecord, PaymentStatus, RefundReason } from './payment.ts';

interface StoredPayment extends Omit<PaymentRecord, 'amount'> {
  /** bigint arrives as text. */
  readonly amount: string;
}

const COLUMNS = `id, subject_id AS "subjectId", purpose, payer_iin AS "payerIin", amount_tiyn AS amount, status,
  provider_reference AS reference, checkout_url AS "checkoutUrl", expires_at AS "expiresAt", paid_at AS "paidAt",
  receipt_number AS "receiptNumber", failure_code AS "failureCode", refund_reason AS "refundReason",
  refund_reference AS "refundReference", refunded_at AS "refundedAt", created_at AS "createdAt", version`;

function record(row: StoredPayment): PaymentRecord {
  return { ...row, amount: Number(row.amount) as Tiyn };
}

function first(rows: readonly StoredPayment[]): PaymentRecord | null {
  const [row] = rows;
  return row === undefined ? null : record(row);
}

export async function findPayment(database: Queryable, id: string): Promise<PaymentRecord | null> {
  return first(await database.query<StoredPayment>(`SELECT ${COLUMNS} FROM payment WHERE id = $1`, [id]));
}

/** All payments of a subject, oldest first, locked until the transaction ends. */
export async function lockPaymentsOf(transaction: Transaction, subjectId: string): Promise<PaymentRecord[]> {
  const rows = await transaction.query<StoredPayment>(
    `SELECT ${COLUMNS} FROM payment WHERE subject_id = $1 ORDER BY id FOR UPDATE`,
    [subjectId],
  );
  return rows.map(record);
}

/** Null when another transaction has just opened one for the subject. */
export async function insertPayment(
  transaction: Transaction,
  order: PaymentOrder,
  now: Date,
): Promise<PaymentRecord | null> {
  return first(
    await transaction.query<StoredPayment>(
      `INSERT INTO payment (subject_id, purpose, payer_iin, amount_tiyn, expires_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (subject_id) WHERE status = 'PENDING' DO NOTHING RETURNING ${COLUMNS}`,
      [order.subjectId, order.purpose, order.payerIin, order.amount, order.expiresAt, now],
    ),
  );
}

/** Keeps the first reference and page; a repeat changes nothing. Answers with what is kept. */
export async function storeCheckout(
  database: Queryable,
  id: string,
  checkout: { reference: string; checkoutUrl: string },
): Promise<PaymentRecord | null> {
  const rows = await database.query<StoredPayment>(
    `UPDATE payment SET provider_reference = $2, checkout_url = $3, version = version + 1
     WHERE id = $1 AND checkout_url IS NULL AND coalesce(provider_reference, $2) = $2 RETURNING ${COLUMNS}`,
    [id, checkout.reference, checkout.checkoutUrl],
  );
  return first(rows) ?? (await findPayment(database, id));
}

/** What a move brings with it. */
export type Move =
  | ({ readonly to: 'PAID' } & Money)
  | { readonly to: 'FAILED'; readonly failureCode: PaymentFailure; readonly reference: string }
  | { readonly to: 'EXPIRED' }
  /** Money that was there already brings nothing with it. */
  | ({ readonly to: 'REFUNDING'; readonly refundReason: RefundReason } & Partial<Money>)
  | { readonly to: 'REFUNDED'; readonly refundReference: string; readonly refundedAt: Date };

interface Money {
  readonly paidAt: Date;
  readonly receiptNumber: string;
  readonly reference: string;
}

/** A payment that has just moved, and along which edge. */
export interface PaymentMoved {
  readonly payment: PaymentRecord;
  readonly from: PaymentStatus;
  readonly event: PaymentEvent;
}

/** Moves a payment whose row the transaction has locked; null where no edge leads there. */
export async function movePayment(
  transaction: Transaction,
  payment: PaymentRecord,
  move: Move,
): Promise<PaymentMoved | null> {
  const event = paymentEvent(payment.status, move.to);
  if (event === null) return null;
  const money = move.to === 'PAID' || move.to === 'REFUNDING' ? move : null;
  const refund = move.to === 'REFUNDED' ? move : null;
  const moved = first(
    await transaction.query<StoredPayment>(
      `UPDATE payment SET status = $3, paid_at = coalesce($4, paid_at),
         receipt_number = coalesce($5, receipt_number), failure_code = $6,
         provider_reference = coalesce(provider_reference, $7), refund_reason = coalesce($8, refund_reason),
         refund_reference = $9, refunded_at = $10, version = version + 1
       WHERE id = $1 AND version = $2 RETURNING ${COLUMNS}`,
      [
        payment.id,
        payment.version,
        move.to,
        money?.paidAt ?? null,
        money?.receiptNumber ?? null,
        move.to === 'FAILED' ? move.failureCode : null,
        'reference' in move ? (move.reference ?? null) : null,
        move.to === 'REFUNDING' ? move.refundReason : null,
        refund?.refundReference ?? null,
        refund?.refundedAt ?? null,
      ],
    ),
  );
  if (moved === null) throw new Error('a payment was moved without its lock');
  return { payment: moved, from: payment.status, event };
}
