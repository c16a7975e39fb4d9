import type { Transaction } from '../postgres/index.ts';
import { expirePayments } from './expire-payments.ts';
import { openPayment } from './open-payment.ts';
import type { PaymentOrder, PaymentRecord } from './payment.ts';
import type { PaymentMoved } from './payment-store.ts';
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

  /** See `requestCheckout`: outside every transaction. */
  requestCheckout(id: string): Promise<PaymentRecord> {
    return requestCheckout(this.#ports, id);
  }

  /** See `expirePayments`: within the caller's transaction. */
  expirePayments(transaction: Transaction, subjectId: string): Promise<PaymentMoved[]> {
    return expirePayments(transaction, subjectId);
  }
}
