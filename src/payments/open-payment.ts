import { DomainError } from '../kernel/index.ts';
import type { Transaction } from '../postgres/index.ts';
import { collects, isPastDue, type PaymentOrder, type PaymentRecord } from './payment.ts';
import { insertPayment, lockPaymentsOf, movePayment } from './payment-store.ts';

/**
 * The subject's open payment: the one still open when it collects the same, otherwise a new one, the old one expiring.
 * After a failure it is a new one. Nothing outside the database is asked; see `requestCheckout`.
 *
 * @throws DomainError PAYMENT_ALREADY_MADE, PAYMENT_TIME_OVER
 */
export async function openPayment(
  transaction: Transaction,
  order: PaymentOrder,
  now: Date,
): Promise<PaymentRecord> {
  if (order.expiresAt.getTime() <= now.getTime()) throw new DomainError('PAYMENT_TIME_OVER');
  const payments = await lockPaymentsOf(transaction, order.subjectId);
  if (payments.some(({ status }) => status === 'PAID')) throw new DomainError('PAYMENT_ALREADY_MADE');
  const open = payments.find(({ status }) => status === 'PENDING');
  if (open !== undefined && !isPastDue(open, now) && collects(open, order)) return open;
  if (open !== undefined) await movePayment(transaction, open, { to: 'EXPIRED' });
  const inserted = await insertPayment(transaction, order, now);
  if (inserted !== null) return inserted;
  return openPayment(transaction, order, now);
}
