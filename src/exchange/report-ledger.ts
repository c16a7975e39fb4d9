import type { Queryable, Transaction } from '../postgres/index.ts';
import type { PackedBytes } from './envelope.ts';
import type { ReceiptOutcome, ReceiptReason } from './exchange-receipt.ts';
import { addReceipt, wasReceived } from './receipt-store.ts';

/** A report of another system, as the ledger knows it. */
export interface ReportLine {
  readonly sender: string;
  readonly senderBin: string;
  /** The sender's own number, by which a repetition is known. */
  readonly messageId: string;
  readonly told: string;
  /** What was received; null where it may not be kept. */
  readonly bytes: PackedBytes | null;
}

/** Whether it has been taken before. */
export async function wasReported(
  queryable: Queryable,
  { senderBin, messageId }: Pick<ReportLine, 'senderBin' | 'messageId'>,
): Promise<boolean> {
  return (await wasReceived(queryable, senderBin, messageId)) !== null;
}

/** Adds a line; false, and a line that says so, when another call was first to take the same. */
export function noteReport(
  transaction: Transaction,
  { messageId, bytes, ...line }: ReportLine,
  outcome: {
    readonly outcome: ReceiptOutcome;
    readonly subjectId: string | null;
    readonly at: Date;
    readonly reason?: ReceiptReason;
  },
): Promise<boolean> {
  const receipt = { ...line, kind: 'MESSAGE', reference: messageId, messageId: null, ...outcome } as const;
  return addReceipt(transaction, receipt, bytes);
}
