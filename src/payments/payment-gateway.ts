import type { Tiyn } from '../kernel/index.ts';
import type { ChargeList, ChargeState } from './charge-state.ts';
import type { PaymentPurpose } from './payment.ts';

export interface Charge {
  /** Our id of the payment; opening the same payment again answers with the same charge. */
  readonly paymentId: string;
  readonly amount: Tiyn;
  readonly purpose: PaymentPurpose;
  readonly payerIin: string;
  readonly expiresAt: Date;
}

export interface OpenedCharge {
  /** Where the payer pays. */
  readonly checkoutUrl: string;
  /** The gateway's own number of the charge. */
  readonly reference: string;
}

export interface RefundOrder {
  readonly reference: string;
  /** Our id: the same one asked for again gives back nothing twice. */
  readonly refundId: string;
  /** All of the charge. */
  readonly amount: Tiyn;
}

/** The payment gateway of the e-government (PSHEP; domain.md section 2, PAYMENT_GATEWAY). All throw OutsideFault. */
export interface PaymentGateway {
  /** Trying again after a fault is safe. */
  openCharge(charge: Charge): Promise<OpenedCharge>;
  /** By our id of the payment; null where the gateway has no such charge. */
  stateOf(paymentId: string): Promise<ChargeState | null>;
  /** Answers how the charge stands then: given back, or still being given back. */
  refund(order: RefundOrder): Promise<ChargeState>;
  /** The charges that money came for within a time, a page of them; `after` is the last page's `next`. */
  listPaid(span: { from: Date; until: Date }, after: string | null): Promise<ChargeList>;
}
