import type { Transaction } from '../postgres/index.ts';
import type { PaymentRecord } from './payment.ts';
import { lockPaymentsOf, movePayment } from './payment-store.ts';
import { queueRefund } from './queue-refund.ts';

/** What became of the money of a subject that has ended: each null where there is none of the kind. */
export interface ClosedPayments {
  readonly givenBack: PaymentRecord | null;
  readonly kept: PaymentRecord | null;
}

/**
 * The subject has ended: what is still open of its payments closes, and where it ended before it was handed in, money
 * that came for it is given back. Safe to run again: what is being given back already is not in the answer. The caller
 * holds the subject's lock, so that a notice of the gateway comes wholly before or wholly after.
 */
export async function closePayments(
  transaction: Transaction,
  subjectId: string,
  { givesBack }: { readonly givesBack: boolean },
): Promise<ClosedPayments> {
  const payments = await lockPaymentsOf(transaction, subjectId);
  for (const payment of payments) {
    if (payment.status === 'PENDING') await movePayment(transaction, payment, { to: 'EXPIRED' });
  }
  const paid = payments.find(({ status }) => status === 'PAID') ?? null;
  if (paid === null || !givesBack) return { givenBack: null, kept: paid };
  const moved = await movePayment(transaction, paid, { to: 'REFUNDING', refundReason: 'NOT_SUBMITTED' });
  if (moved === null) throw new Error(`payment ${paid.id} cannot be given back`);
  await queueRefund(transaction, moved.payment);
  return { givenBack: moved.payment, kept: null };
}
