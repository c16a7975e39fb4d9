import type { Tiyn } from '../kernel/index.ts';

/**
 * PENDING: the payer may pay; PAID: the money is there; FAILED: the bank refused; EXPIRED: the time to pay is over;
 * REFUNDING: money came that nothing is due for, or not any more, and is being given back; REFUNDED: the gateway has given it back.
 */
export const PAYMENT_STATUSES = ['PENDING', 'PAID', 'FAILED', 'EXPIRED', 'REFUNDING', 'REFUNDED'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * Why money is given back: it came when the time to pay was over, another payment had paid already, or what it was paid
 * for ended before it was handed in.
 */
export type RefundReason = 'LATE' | 'PAID_TWICE' | 'NOT_SUBMITTED';

/** What is paid for; the text is `payments:purpose.<code>`. */
export const PAYMENT_PURPOSES = [
  'MEDIA_REGISTRATION',
  'FOREIGN_PERIODICALS',
  'ARCHIVAL_REFERENCE',
  'APOSTILLE',
] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

/** Why a bank took no money; the text is `payments:failure.<code>`. What a bank says besides counts as OTHER. */
export const PAYMENT_FAILURES = [
  'DECLINED',
  'INSUFFICIENT_FUNDS',
  'CARD_EXPIRED',
  'CANCELLED',
  'OTHER',
] as const;
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];

/** One attempt to collect a fee. Instants are ISO 8601 text in UTC. */
export interface PaymentRecord {
  readonly id: string;
  /** uuid of what is paid for: a request. */
  readonly subjectId: string;
  readonly purpose: PaymentPurpose;
  readonly payerIin: string;
  readonly amount: Tiyn;
  readonly status: PaymentStatus;
  /** The gateway's own number of the charge; null until the charge is open there. */
  readonly reference: string | null;
  readonly checkoutUrl: string | null;
  readonly expiresAt: string;
  readonly paidAt: string | null;
  readonly receiptNumber: string | null;
  readonly failureCode: PaymentFailure | null;
  /** Null unless money is being, or was, given back. */
  readonly refundReason: RefundReason | null;
  /** The gateway's own number of the refund; null until it has given the money back. */
  readonly refundReference: string | null;
  readonly refundedAt: string | null;
  readonly createdAt: string;
  /** Grows with each change. */
  readonly version: number;
}

/** What is to be paid, by whom, for what and until when. */
export interface PaymentOrder {
  readonly subjectId: string;
  readonly payerIin: string;
  readonly amount: Tiyn;
  readonly purpose: PaymentPurpose;
  readonly expiresAt: Date;
}

/** A closed list on our side, whatever words the bank uses. */
export function paymentFailure(code: string | null | undefined): PaymentFailure {
  return PAYMENT_FAILURES.find((known) => known === code) ?? 'OTHER';
}

export function isPastDue(payment: PaymentRecord, now: Date): boolean {
  return Date.parse(payment.expiresAt) <= now.getTime();
}

/** Whether an open payment collects just what the order asks, so that its checkout page may go on being used. */
export function collects(payment: PaymentRecord, order: PaymentOrder): boolean {
  return (
    payment.amount === order.amount &&
    payment.purpose === order.purpose &&
    payment.payerIin === order.payerIin
  );
}
