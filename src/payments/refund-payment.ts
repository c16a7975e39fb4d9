import { OutsideFault } from '../kernel/index.ts';
import { findPayment } from './payment-store.ts';
import type { SettlingPorts } from './settling-ports.ts';
import { takeAnswer } from './take-answer.ts';

/**
 * The job that gives money back: the gateway is asked outside every transaction, under our id of the payment, so that
 * asking again gives back nothing twice. One that the gateway has begun and not ended is looked after by `reconcilePayments`.
 *
 * @throws OutsideFault where it should be tried again
 */
export async function refundPayment(ports: SettlingPorts, paymentId: string): Promise<void> {
  const payment = await findPayment(ports.database, paymentId);
  if (payment?.status !== 'REFUNDING' || payment.reference === null) return;
  const state = await ports.gateway.refund({
    reference: payment.reference,
    refundId: payment.id,
    amount: payment.amount,
  });
  if (state.paymentId !== payment.id) throw new OutsideFault('MALFORMED');
  await takeAnswer(ports, state);
}
