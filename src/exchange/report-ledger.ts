import type { Queryable, Transaction } from '../postgres/index.ts';
import type { ReceiptOutcome, ReceiptReason } from './exchange-receipt.ts';
import { addReceipt, wasReceived } from './receipt-store.ts';

/** A report of another system, as the ledger knows it. */
export interface ReportLine {
  readonly sender: string;
  readonly senderBin: string;
  /** The sender's own number, by which a repetition is known. */
  readonly messageId: string;
  readonly told: string;
}

/** Whether it has been taken before. */
export async function wasReported(
  queryable: Queryable,
  { senderBin, messageId }: ReportLine,
): Promise<boolean> {
  return (await wasReceived(queryable, senderBin, messageId)) !== null;
}

/** Adds a line; false, and a line that says so, when another call was first to take the same. */
export function noteReport(
  transaction: Transaction,
  { messageId, ...line }: ReportLine,
  outcome: {
    readonly outcome: ReceiptOutcome;
    readonly subjectId: string | null;
    readonly at: Date;
    readonly reason?: ReceiptReason;
  },
): Promise<boolean> {
  return addReceipt(transaction, {
    ...{ ...line, kind: 'MESSAGE', reference: messageId, messageId: null },
    ...outcome,
  });
}
