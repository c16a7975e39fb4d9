import type { PaymentStatus } from './payment.ts';

/** What each edge tells the rest of the system. */
export type PaymentEvent =
  | 'PAYMENT_RECEIVED'
  | 'PAYMENT_FAILED'
  | 'PAYMENT_EXPIRED'
  | 'PAYMENT_RECEIVED_AFTER_FAILURE'
  | 'PAYMENT_RECEIVED_TWICE'
  | 'PAYMENT_RECEIVED_LATE'
  | 'PAYMENT_NO_LONGER_DUE'
  | 'PAYMENT_REFUNDED';

/**
 * The only ways a payment moves. Money may come after a failure (a bank's second thought): it counts while it is waited
 * for, and is given back otherwise. Money that comes after the time to pay is given back always: the subject went on
 * without it. Money that was paid in time is given back where its subject ended before it was handed in.
 */
export const paymentTransitions = {
  PENDING: { PAID: 'PAYMENT_RECEIVED', FAILED: 'PAYMENT_FAILED', EXPIRED: 'PAYMENT_EXPIRED' },
  FAILED: { PAID: 'PAYMENT_RECEIVED_AFTER_FAILURE', REFUNDING: 'PAYMENT_RECEIVED_TWICE' },
  EXPIRED: { REFUNDING: 'PAYMENT_RECEIVED_LATE' },
  PAID: { REFUNDING: 'PAYMENT_NO_LONGER_DUE' },
  REFUNDING: { REFUNDED: 'PAYMENT_REFUNDED' },
  REFUNDED: {},
} as const satisfies Record<PaymentStatus, Partial<Record<PaymentStatus, PaymentEvent>>>;

/** The event of the edge between two statuses, or null where there is no such edge. */
export function paymentEvent(from: PaymentStatus, to: PaymentStatus): PaymentEvent | null {
  const edges: Partial<Record<PaymentStatus, PaymentEvent>> = paymentTransitions[from];
  return edges[to] ?? null;
}
