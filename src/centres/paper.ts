import type { PaperLocation } from './paper.transitions.ts';

export const PAPER_KINDS = ['APPLICATION', 'ORIGINAL', 'RESULT'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** One document on paper, and where it is. */
export interface PaperRow {
  readonly uuid: string;
  readonly kind: PaperKind;
  readonly edition: string;
  /** Of an original: its kind in the form of the edition. Of a result: the kind of the result. */
  readonly document: string | null;
  readonly location: PaperLocation;
  readonly since: string;
  readonly history: readonly MovementRow[];
}

export interface MovementRow {
  readonly location: PaperLocation;
  readonly at: string;
  /** Null to whoever is not staff. */
  readonly byName: string | null;
  /** Of the register that it travelled with. */
  readonly registerNumber: string | null;
  readonly note: string | null;
}
