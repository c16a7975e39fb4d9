import type { Transaction } from '../postgres/index.ts';
import { findPayment, lockPaymentsOf, movePayment, type PaymentMoved } from './payment-store.ts';

/**
 * Closes an open payment: its time is over, or its subject was withdrawn. Null when it is not open any more, or not
 * known, so that a timer may repeat it. The caller holds the subject's lock and moves the subject itself.
 */
export async function expirePayment(transaction: Transaction, id: string): Promise<PaymentMoved | null> {
  const known = await findPayment(transaction, id);
  if (known === null) return null;
  const payments = await lockPaymentsOf(transaction, known.subjectId);
  const payment = payments.find((candidate) => candidate.id === id);
  return payment === undefined ? null : movePayment(transaction, payment, { to: 'EXPIRED' });
}
