import type { Message, Tiyn } from '../kernel/index.ts';

/** All that is written on the receipt of a payment; the same data makes the same bytes. */
export interface ReceiptData {
  /** Of the payment gateway. */
  readonly number: string;
  readonly payer: { readonly name: string; readonly number: string };
  readonly amount: Tiyn;
  readonly paidAt: Date;
  /** What was paid for. */
  readonly purpose: Message;
  readonly service: Message;
  /** Null until the request was sent. */
  readonly requestNumber: string | null;
  /** The gateway's own number of the charge. */
  readonly reference: string;
  /** Codes of budget classification and of the payment's purpose; null where they are not known. */
  readonly budget: { readonly kbk: string; readonly knp: string } | null;
  /** How far the money is given back, and why; null unless it is. */
  readonly refund: { readonly state: Message; readonly reason: Message } | null;
  /** Null unless the money was given back. */
  readonly refundedAt: Date | null;
  /** Where anybody may check it; also in the QR code. */
  readonly verificationUrl: string;
}
