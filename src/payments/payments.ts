import type { Transaction } from '../postgres/index.ts';
import { type ClosedPayments, closePayments } from './close-payments.ts';
import { openPayment } from './open-payment.ts';
import type { PaymentOrder, PaymentRecord } from './payment.ts';
import { findPayment } from './payment-store.ts';
import { type CheckoutPorts, requestCheckout } from './request-checkout.ts';

/** What other modules ask of payments. */
export class Payments {
  readonly #ports: CheckoutPorts;

  constructor(ports: CheckoutPorts) {
    this.#ports = ports;
  }

  /** See `openPayment`: within the caller's transaction. */
  openPayment(transaction: Transaction, order: PaymentOrder): Promise<PaymentRecord> {
    return openPayment(transaction, order, this.#ports.clock.now());
  }

  /** An open payment that was answered before, as it is by now: the gateway is asked only where it has no page yet. */
  async resumeCheckout(id: string): Promise<PaymentRecord> {
    const payment = await findPayment(this.#ports.database, id);
    const isSettled = payment !== null && (payment.status !== 'PENDING' || payment.checkoutUrl !== null);
    return isSettled ? payment : this.requestCheckout(id);
  }

  /** See `requestCheckout`: outside every transaction. */
  requestCheckout(id: string): Promise<PaymentRecord> {
    return requestCheckout(this.#ports, id);
  }

  /** See `closePayments`: within the caller's transaction. */
  closePayments(
    transaction: Transaction,
    subjectId: string,
    options: { readonly givesBack: boolean },
  ): Promise<ClosedPayments> {
    return closePayments(transaction, subjectId, options);
  }
}
