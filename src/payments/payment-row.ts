import { globalId, toTenge } from '../kernel/index.ts';
import type { PaymentFailure, PaymentRecord, PaymentStatus, RefundReason } from './payment.ts';

/** A payment as the GraphQL type reads it: its own field names, and the code of the failure behind the text. */
export interface PaymentRow {
  /** `pay_<uuid>`. */
  readonly id: string;
  /** In tenge. */
  readonly amount: number;
  readonly status: PaymentStatus;
  readonly checkoutUrl: string | null;
  readonly expiresAt: string;
  readonly paidAt: string | null;
  readonly receiptNumber: string | null;
  readonly failureCode: PaymentFailure | null;
  readonly refundReason: RefundReason | null;
  readonly refundedAt: string | null;
}

export const PAYMENT_ID_PREFIX = 'pay';

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL: a PaymentRow as JSON, of a row of `payment` under the alias p. For statements that nest a payment. */
export const paymentJson = `json_build_object('id', '${PAYMENT_ID_PREFIX}_' || p.id, 'amount', p.amount_tiyn::float8 / 100,
  'status', p.status, 'checkoutUrl', p.checkout_url, 'expiresAt', ${instant('p.expires_at')},
  'paidAt', ${instant('p.paid_at')}, 'receiptNumber', p.receipt_number, 'failureCode', p.failure_code,
  'refundReason', p.refund_reason, 'refundedAt', ${instant('p.refunded_at')})`;

/**
 * SQL: the payment of a subject that a reader is shown, as JSON, or NULL: the paid one, the one that had paid, otherwise
 * the newest.
 * `subject` is a column expression holding the subject's uuid, such as `r.id`.
 */
export function paymentOf(subject: string): string {
  return `(SELECT ${paymentJson} FROM payment p WHERE p.subject_id = ${subject}
    ORDER BY p.status = 'PAID' DESC, (p.refund_reason = 'NOT_SUBMITTED') IS TRUE DESC, p.id DESC LIMIT 1)`;
}

export function paymentRow(payment: PaymentRecord): PaymentRow {
  const { status, checkoutUrl, expiresAt, paidAt, receiptNumber, failureCode, refundReason, refundedAt } =
    payment;
  return {
    id: globalId(PAYMENT_ID_PREFIX, payment.id),
    amount: toTenge(payment.amount),
    status,
    checkoutUrl,
    expiresAt,
    paidAt,
    receiptNumber,
    failureCode,
    refundReason,
    refundedAt,
  };
}
