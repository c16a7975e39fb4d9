import { DomainError } from '../kernel/index.ts';
import type { Transaction } from '../postgres/index.ts';
import type { GatewayWord } from './gateway-word.ts';
import type { PaymentRecord } from './payment.ts';
import { findPayment, lockPaymentsOf, type Move, movePayment, type PaymentMoved } from './payment-store.ts';
import type { PaymentSubjects } from './payment-subjects.ts';
import { queueRefund } from './queue-refund.ts';

/** A payment with all others of its subject, locked; and whether the subject waits to be paid for. */
export interface LockedPayment {
  readonly payment: PaymentRecord;
  readonly others: readonly PaymentRecord[];
  readonly awaited: boolean;
}

/** @throws DomainError PAYMENT_UNKNOWN */
export async function lockPayment(
  transaction: Transaction,
  subjects: PaymentSubjects,
  id: string,
): Promise<LockedPayment> {
  const found = await findPayment(transaction, id);
  if (found === null) throw new DomainError('PAYMENT_UNKNOWN');
  const awaited = await subjects.lock(transaction, found.subjectId);
  const payments = await lockPaymentsOf(transaction, found.subjectId);
  const payment = payments.find((candidate) => candidate.id === id) ?? found;
  return { payment, others: payments.filter((other) => other.id !== id), awaited };
}

/**
 * Without a reference of ours the answer to the opening was lost, and the gateway's own stands.
 *
 * @throws DomainError PAYMENT_REFERENCE_MISMATCH, PAYMENT_AMOUNT_MISMATCH, PAYMENT_PAYER_MISMATCH
 */
export function requireAgreement(payment: PaymentRecord, word: GatewayWord): void {
  if ((payment.reference ?? word.reference) !== word.reference)
    throw new DomainError('PAYMENT_REFERENCE_MISMATCH');
  if (payment.amount !== word.amount) throw new DomainError('PAYMENT_AMOUNT_MISMATCH');
  if (payment.payerIin !== word.payer) throw new DomainError('PAYMENT_PAYER_MISMATCH');
}

/** What follows from the gateway's word, in the transaction that holds the locks; null where nothing does. */
export async function applyWord(
  transaction: Transaction,
  subjects: PaymentSubjects,
  locked: LockedPayment,
  word: GatewayWord,
): Promise<PaymentMoved | null> {
  const moved = await movePayment(transaction, locked.payment, moveOf(locked, word));
  if (moved === null) return null;
  if (moved.payment.status === 'PAID') await closeOthers(transaction, locked.others);
  if (moved.payment.status === 'REFUNDING') await queueRefund(transaction, moved.payment);
  await subjects.onPaymentMoved(transaction, moved);
  return moved;
}

function moveOf({ payment, others, awaited }: LockedPayment, word: GatewayWord): Move {
  const { reference } = word;
  if (word.outcome === 'FAILED') return { to: 'FAILED', failureCode: word.failureCode, reference };
  if (word.outcome === 'REFUNDED') {
    return { to: 'REFUNDED', refundReference: word.refundReference, refundedAt: word.refundedAt };
  }
  const { paidAt, receiptNumber } = word;
  const money = { paidAt, receiptNumber, reference };
  const paidAlready = others.some(({ status }) => status === 'PAID');
  const counts = payment.status === 'PENDING' || (payment.status === 'FAILED' && awaited && !paidAlready);
  if (counts || payment.status === 'PAID') return { to: 'PAID', ...money };
  return { to: 'REFUNDING', refundReason: paidAlready ? 'PAID_TWICE' : 'LATE', ...money };
}

/** The subject is paid for: what is still open expires, and money that comes for it too is given back. */
async function closeOthers(transaction: Transaction, others: readonly PaymentRecord[]): Promise<void> {
  for (const other of others) await movePayment(transaction, other, { to: 'EXPIRED' });
}
