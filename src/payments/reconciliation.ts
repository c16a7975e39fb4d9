/** UNSETTLED: whatever is not settled yet was asked about; DAY: all money of one day was compared. */
export const RECONCILIATION_KINDS = ['UNSETTLED', 'DAY'] as const;
export type ReconciliationKind = (typeof RECONCILIATION_KINDS)[number];

/**
 * UNKNOWN_HERE: the gateway has money for a payment that we do not know; UNKNOWN_THERE: we have, and it has not;
 * REFERENCE, AMOUNT, PAYER, STATUS: both know the payment, and not the same of it.
 */
export const DIFFERENCE_KINDS = [
  'UNKNOWN_HERE',
  'UNKNOWN_THERE',
  'REFERENCE',
  'AMOUNT',
  'PAYER',
  'STATUS',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** `ours` and `theirs`: a status, or an amount in tenge; null where that side knows nothing, and for persons. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** uuid. */
  readonly paymentId: string;
  /** uuid of what is paid for; null where we do not know the payment. */
  readonly subjectId: string | null;
  readonly reference: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
}

export interface Reconciliation {
  readonly kind: ReconciliationKind;
  /** ISO 8601 date in the capital; null for UNSETTLED. */
  readonly day: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** Charges of which the gateway told. */
  readonly compared: number;
  /** Payments that its word moved. */
  readonly moved: number;
  /** Payments of which the gateway did not tell although it was asked. */
  readonly unanswered: number;
  /** In tiyn: what the gateway took on the day, given back or not. */
  readonly received: number;
  readonly differences: readonly Difference[];
}

/** As it is kept: instants as ISO 8601 text. */
export interface ReconciliationRow
  extends Omit<Reconciliation, 'startedAt' | 'finishedAt' | 'received' | 'compared'> {
  readonly uuid: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly compared: number;
  /** In tenge. */
  readonly received: number;
}
