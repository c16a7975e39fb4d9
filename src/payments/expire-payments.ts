import type { Transaction } from '../postgres/index.ts';
import { lockPaymentsOf, movePayment, type PaymentMoved } from './payment-store.ts';

/**
 * Closes what is still open of a subject's payments: the time to pay is over, or the subject was withdrawn. Safe to run
 * again. The caller holds the subject's lock and moves the subject itself.
 */
export async function expirePayments(transaction: Transaction, subjectId: string): Promise<PaymentMoved[]> {
  const moves: PaymentMoved[] = [];
  for (const payment of await lockPaymentsOf(transaction, subjectId)) {
    const moved =
      payment.status === 'PENDING' ? await movePayment(transaction, payment, { to: 'EXPIRED' }) : null;
    if (moved !== null) moves.push(moved);
  }
  return moves;
}
