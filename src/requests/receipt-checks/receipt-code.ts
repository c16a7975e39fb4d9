import { unguessable } from '../unguessable.ts';

/** Receipts that have a code: of a payment, or of papers at a public service centre. */
export type ReceiptOf = { readonly paymentId: string } | { readonly centreReceiptId: string };

/** R for receipts: numbers of results begin with a year. */
const CODE = /^R(-[0-9A-Z]{4}){3}$/;

export function newReceiptCode(): string {
  return `R-${unguessable()}`;
}

/** The code as it is kept, however it was typed; null for what is none. */
export function receiptCodeIn(given: string): string | null {
  const code = given.trim().toUpperCase();
  return CODE.test(code) ? code : null;
}

/** Of the payment and of the centre's receipt, for the database: one of them is null. */
export function idsOf(receipt: ReceiptOf): [string | null, string | null] {
  return 'paymentId' in receipt ? [receipt.paymentId, null] : [null, receipt.centreReceiptId];
}
