import 'reflect-metadata';
import { PAYMENT_STATUSES, paymentTransitions } from '../../src/payments/index.ts';
import { paymentEvent } from '../../src/payments/payment.transitions.ts';

describe('the moves of a payment', () => {
  it('are these and no others', () => {
    const edges = PAYMENT_STATUSES.flatMap((from) =>
      PAYMENT_STATUSES.filter((to) => paymentEvent(from, to) !== null).map((to) => `${from} > ${to}`),
    );
    expect(edges).toEqual([
      'PENDING > PAID',
      'PENDING > FAILED',
      'PENDING > EXPIRED',
      'FAILED > PAID',
      'EXPIRED > PAID',
    ]);
  });

  it('reach every status from PENDING', () => {
    const reached = new Set(['PENDING', ...Object.keys(paymentTransitions.PENDING)]);
    expect([...reached].toSorted()).toEqual([...PAYMENT_STATUSES].toSorted());
  });

  it('each have an event of their own', () => {
    const events = Object.values(paymentTransitions).flatMap((edges) => Object.values(edges));
    expect(new Set(events).size).toBe(events.length);
  });
});
