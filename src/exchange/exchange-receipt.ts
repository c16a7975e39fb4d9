import type { MessageValues } from '../kernel/index.ts';
import { type EnvelopeRow, envelopesWhere } from './envelope.ts';

/**
 * What another system told by itself. MESSAGE: a message of its own; DELIVERY: whether it took one of ours; STATE: where
 * one of ours is. FILE: it has read a file that it was told of.
 */
export const RECEIPT_KINDS = ['MESSAGE', 'DELIVERY', 'STATE', 'FILE'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/**
 * What came of it. REPEATED: it had come before; LATE: what it is about had been given up; UNKNOWN: it is about nothing
 * that this system sent; REFUSED: it reports what may not be, and was answered so. Of the last four nothing follows.
 */
export const RECEIPT_OUTCOMES = ['TAKEN', 'REPEATED', 'LATE', 'UNKNOWN', 'REFUSED'] as const;
export type ReceiptOutcome = (typeof RECEIPT_OUTCOMES)[number];

/** Something told, by whom its signature proves. */
export interface Told {
  readonly kind: ReceiptKind;
  readonly sender: string;
  readonly senderBin: string;
  /** By what a repetition is known. */
  readonly reference: string;
  /** In the teller's word: a serviceId, MESSAGE_ACCEPTED, DELIVERED; of a report what was done, as REGISTERED; of a file its digest. */
  readonly told: string;
}

/** Why a report was refused: a code of errors.json, with what its text names. */
export interface ReceiptReason {
  readonly code: string;
  readonly values: MessageValues;
}

/** A line of what was received. */
export interface ReceiptRow {
  readonly at: string;
  readonly kind: ReceiptKind;
  readonly sender: string;
  readonly told: string;
  readonly outcome: ReceiptOutcome;
  /** The message of ours that it is about; null where it is a message of theirs. */
  readonly messageId: string | null;
  /** Null where it was not refused. */
  readonly reason: ReceiptReason | null;
  readonly envelopes: readonly EnvelopeRow[];
}

/** All lines about one subject, in order, as JSON. */
export function receiptsOf(subjectId: string): string {
  return `(SELECT coalesce(json_agg(l), '[]') FROM (
    SELECT x.at, x.kind, x.sender, x.told, x.outcome, x.message_id AS "messageId", x.reason,
      ${envelopesWhere('e.receipt_id = x.id')} AS envelopes
    FROM exchange_receipt x WHERE x.subject_id = ${subjectId} ORDER BY x.id) l)`;
}
