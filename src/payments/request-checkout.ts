import { type Clock, DomainError, OutsideFault } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { isPastDue, type PaymentRecord } from './payment.ts';
import type { OpenedCharge, PaymentGateway } from './payment-gateway.ts';
import { findPayment, storeCheckout } from './payment-store.ts';

export interface CheckoutPorts {
  readonly database: Queryable;
  readonly gateway: Pick<PaymentGateway, 'openCharge'>;
  readonly clock: Clock;
  /** Told why the gateway gave no page. */
  readonly onGatewayFault: (fault: OutsideFault) => void;
}

/**
 * The open payment with its checkout page, asked of the gateway when there is none yet. Never within a transaction:
 * the gateway is asked over the network. Repeating it is safe, after a failure too.
 *
 * @throws DomainError PAYMENT_UNKNOWN, PAYMENT_NOT_OPEN, PAYMENT_TIME_OVER, PAYMENT_GATEWAY_UNAVAILABLE
 */
export async function requestCheckout(ports: CheckoutPorts, id: string): Promise<PaymentRecord> {
  const payment = await findPayment(ports.database, id);
  if (payment === null) throw new DomainError('PAYMENT_UNKNOWN');
  if (payment.status !== 'PENDING') throw new DomainError('PAYMENT_NOT_OPEN');
  if (isPastDue(payment, ports.clock.now())) throw new DomainError('PAYMENT_TIME_OVER');
  if (payment.checkoutUrl !== null) return payment;
  const charge = await openCharge(ports, payment);
  const kept = await storeCheckout(ports.database, id, charge);
  if (kept?.reference === charge.reference) return kept;
  ports.onGatewayFault(new OutsideFault('MALFORMED'));
  throw new DomainError('PAYMENT_GATEWAY_UNAVAILABLE');
}

async function openCharge(ports: CheckoutPorts, payment: PaymentRecord): Promise<OpenedCharge> {
  try {
    return await ports.gateway.openCharge({
      paymentId: payment.id,
      amount: payment.amount,
      purpose: payment.purpose,
      payerIin: payment.payerIin,
      expiresAt: new Date(payment.expiresAt),
    });
  } catch (error) {
    if (!(error instanceof OutsideFault)) throw error;
    ports.onGatewayFault(error);
    throw new DomainError('PAYMENT_GATEWAY_UNAVAILABLE');
  }
}
