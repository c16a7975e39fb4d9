import type { BothLanguages } from '../both-languages.ts';

/** A power of attorney as the notarial system (ЕНИС) knows it, on the day of the question. */
export interface PowerOfAttorneyRecord {
  readonly number: string;
  /** ISO 8601. */
  readonly date: string;
  readonly state: 'IN_FORCE' | 'REVOKED' | 'EXPIRED';
  /** IIN or BIN of whoever gave it. */
  readonly grantor: string;
  readonly attorneyIin: string;
  /** Last day on which it holds; null where it has no term. */
  readonly validUntil: string | null;
  readonly powers: readonly { readonly code: string; readonly text: BothLanguages }[];
}
