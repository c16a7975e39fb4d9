import type { PaymentStatus } from './payment.ts';

/** What each edge tells the rest of the system. */
export type PaymentEvent =
  | 'PAYMENT_RECEIVED'
  | 'PAYMENT_FAILED'
  | 'PAYMENT_EXPIRED'
  | 'PAYMENT_RECEIVED_AFTER_FAILURE'
  | 'PAYMENT_RECEIVED_LATE';

/**
 * The only ways a payment moves. Money may come after a failure (a bank's second thought), and after the time to pay
 * is over: then the subject went on without it, and the event says that it has to be given back.
 */
export const paymentTransitions = {
  PENDING: { PAID: 'PAYMENT_RECEIVED', FAILED: 'PAYMENT_FAILED', EXPIRED: 'PAYMENT_EXPIRED' },
  FAILED: { PAID: 'PAYMENT_RECEIVED_AFTER_FAILURE' },
  EXPIRED: { PAID: 'PAYMENT_RECEIVED_LATE' },
  PAID: {},
} as const satisfies Record<PaymentStatus, Partial<Record<PaymentStatus, PaymentEvent>>>;

/** The event of the edge between two statuses, or null where there is no such edge. */
export function paymentEvent(from: PaymentStatus, to: PaymentStatus): PaymentEvent | null {
  const edges: Partial<Record<PaymentStatus, PaymentEvent>> = paymentTransitions[from];
  return edges[to] ?? null;
}
