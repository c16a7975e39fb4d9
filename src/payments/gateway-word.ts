import type { Tiyn } from '../kernel/index.ts';
import type { PaymentFailure } from './payment.ts';

interface AboutCharge {
  /** The gateway's own number of the charge. */
  readonly reference: string;
  readonly amount: Tiyn;
  /** IIN or BIN. */
  readonly payer: string;
}

/** What the gateway says has become of a charge, told by itself or asked for. */
export type GatewayWord =
  | (AboutCharge & { readonly outcome: 'PAID'; readonly paidAt: Date; readonly receiptNumber: string })
  | (AboutCharge & { readonly outcome: 'FAILED'; readonly failureCode: PaymentFailure })
  | (AboutCharge & {
      readonly outcome: 'REFUNDED';
      readonly refundReference: string;
      readonly refundedAt: Date;
    });
