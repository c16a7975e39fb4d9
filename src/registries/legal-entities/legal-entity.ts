import type { BothLanguages } from '../both-languages.ts';

/** A legal entity as its registry (ГБД ЮЛ) knows it, on the day of the question. */
export interface LegalEntityRecord {
  readonly bin: string;
  readonly name: BothLanguages;
  readonly shortName: BothLanguages | null;
  /** What the registry calls its state. */
  readonly status: BothLanguages;
  /** ISO 8601. */
  readonly registeredOn: string;
  readonly liquidated: boolean;
  /** The tax authority counts it as doing nothing. */
  readonly inactive: boolean;
  readonly head: LegalEntityHead | null;
  readonly address: BothLanguages | null;
}

export interface LegalEntityHead {
  readonly iin: string | null;
  readonly name: string;
  readonly position: BothLanguages | null;
}
