import { tengeText } from '../kernel/index.ts';
import type { Payments } from '../payments/index.ts';
import type { Transaction } from '../postgres/index.ts';
import type { RequestRow } from './request.ts';
import type { RequestStatus } from './request-status.ts';
import { addLogEntry } from './request-store.ts';

/** How a request has ended. */
interface Ended {
  readonly status: RequestStatus;
  readonly stepKey: string;
  /** Whether it was handed in to the provider before. */
  readonly sent: boolean;
  readonly now: Date;
}

/**
 * What becomes of the money of a request that has just ended, however it did: nothing of it is to be paid any more; the
 * fee comes back where the request was never handed in, and its applicant is told. One who takes back what was handed in
 * is told that it does not. See docs/decisions/0059.
 */
export async function closeMoney(
  transaction: Transaction,
  payments: Payments,
  request: RequestRow,
  { status, stepKey, sent, now }: Ended,
): Promise<void> {
  const { givenBack, kept } = await payments.closePayments(transaction, request.uuid, { givesBack: !sent });
  const told = givenBack ?? (status === 'WITHDRAWN' ? kept : null);
  if (told === null) return;
  const type = givenBack === null ? 'FEE_KEPT' : 'REFUND_BEGUN_UNSENT';
  const values = { amount: tengeText(told.amount) };
  await addLogEntry(transaction, request, { type, values, status, stepKey }, now);
}
