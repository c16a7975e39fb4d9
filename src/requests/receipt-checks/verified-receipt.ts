import type { ServiceCode } from '../../catalogue/index.ts';
import { type Message, message } from '../../kernel/index.ts';

export const RECEIPT_KINDS = ['PAYMENT', 'PAPERS_TAKEN_IN', 'PAPERS_TURNED_DOWN'] as const;
/** Those of a payment are the payment's own. */
export const RECEIPT_STATES = [
  'PAID',
  'REFUNDING',
  'REFUNDED',
  'TAKEN_IN',
  'HANDED_OVER',
  'TURNED_DOWN',
] as const;

/** What whoever holds a receipt is told of it: less than what is printed, as nobody is named. */
export interface VerifiedReceipt {
  readonly kind: (typeof RECEIPT_KINDS)[number];
  /** As it is printed. */
  readonly number: string;
  readonly issuedAt: string;
  readonly service: ServiceCode;
  /** Null until the request was sent. */
  readonly requestNumber: string | null;
  /** The centre; null for a payment. */
  readonly centre: string | null;
  /** In tenge; null for papers. */
  readonly amount: number | null;
  readonly state: (typeof RECEIPT_STATES)[number];
  /** When the money was given back, or the papers were handed over; null before. */
  readonly settledAt: string | null;
}

/** Null where no receipt bears the code. */
export interface ReceiptVerification {
  readonly receipt: VerifiedReceipt | null;
}

/** Whether it was given here and what it says still holds: of money that goes back it does not. */
export function isValid({ receipt }: ReceiptVerification): boolean {
  return receipt !== null && receipt.state !== 'REFUNDING' && receipt.state !== 'REFUNDED';
}

export function receiptMessage({ receipt }: ReceiptVerification): Message {
  if (receipt === null) return message('requests:receiptCheck.UNKNOWN');
  const { state, number, issuedAt, settledAt } = receipt;
  return message(`requests:receiptCheck.${state}`, {
    number,
    date: new Date(issuedAt),
    ...(settledAt === null ? {} : { settledOn: new Date(settledAt) }),
  });
}
