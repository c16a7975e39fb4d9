/** A person as the individuals' registry (ГБД ФЛ) knows them. */
export interface IndividualRecord {
  readonly iin: string;
  readonly name: string;
  readonly alive: boolean;
  readonly capable: boolean;
}

/** A legal entity as its registry (ГБД ЮЛ) knows it. */
export interface LegalEntityRecord {
  readonly bin: string;
  readonly name: string;
  readonly liquidated: boolean;
}

/** A power of attorney as the notarial system (ЕНИС) knows it. */
export interface PowerOfAttorneyRecord {
  readonly number: string;
  readonly date: string;
  /** IIN or BIN of whoever gave it. */
  readonly grantor: string;
  readonly attorneyIin: string;
  readonly revoked: boolean;
  /** Last day on which it holds; null where it has no term. */
  readonly validUntil: string | null;
}

/** The registries of the state; null is their answer that they know nothing. Throws OutsideFault. */
export interface Registries {
  individual(iin: string): Promise<IndividualRecord | null>;
  legalEntity(bin: string): Promise<LegalEntityRecord | null>;
  powerOfAttorney(number: string, date: string): Promise<PowerOfAttorneyRecord | null>;
}
