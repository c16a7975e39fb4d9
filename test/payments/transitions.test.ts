import 'reflect-metadata';
import { PAYMENT_STATUSES, paymentTransitions } from '../../src/payments/index.ts';
import { paymentEvent } from '../../src/payments/payment.transitions.ts';
import type { PaymentStatus } from '../../src/payments/payment.ts';

describe('the moves of a payment', () => {
  it('are these and no others', () => {
    const edges = PAYMENT_STATUSES.flatMap((from) =>
      PAYMENT_STATUSES.filter((to) => paymentEvent(from, to) !== null).map((to) => `${from} > ${to}`),
    );
    expect(edges).toEqual([
      'PENDING > PAID',
      'PENDING > FAILED',
      'PENDING > EXPIRED',
      'PAID > REFUNDING',
      'FAILED > PAID',
      'FAILED > REFUNDING',
      'EXPIRED > REFUNDING',
      'REFUNDING > REFUNDED',
    ]);
  });

  it('reach every status from PENDING, and come back to none', () => {
    const reached = new Set<string>();
    const walk = (status: PaymentStatus, way: readonly PaymentStatus[]): void => {
      expect(way).not.toContain(status);
      reached.add(status);
      for (const to of PAYMENT_STATUSES) if (paymentEvent(status, to) !== null) walk(to, [...way, status]);
    };
    walk('PENDING', []);
    expect([...reached].toSorted()).toEqual([...PAYMENT_STATUSES].toSorted());
  });

  it('never lose money: on every way, whatever was received is kept or given back at the end', () => {
    const holdsMoney: readonly PaymentStatus[] = ['PAID', 'REFUNDING', 'REFUNDED'];
    for (const from of holdsMoney) {
      for (const to of PAYMENT_STATUSES) {
        if (paymentEvent(from, to) !== null) expect(holdsMoney).toContain(to);
      }
    }
    for (const from of PAYMENT_STATUSES) {
      const takesMoney = (['PAID', 'REFUNDING'] as const).some((to) => paymentEvent(from, to) !== null);
      expect([from, takesMoney || holdsMoney.includes(from)]).toEqual([from, true]);
    }
  });

  it('each have an event of their own', () => {
    const events = Object.values(paymentTransitions).flatMap((edges) => Object.values(edges));
    expect(new Set(events).size).toBe(events.length);
  });
});
