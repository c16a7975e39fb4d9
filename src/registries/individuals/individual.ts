import type { BothLanguages } from '../both-languages.ts';

/** A person as the individuals' registry (ГБД ФЛ) knows them, on the day of the question. Dates are ISO 8601. */
export interface IndividualRecord {
  readonly iin: string;
  /** Surname, given name and patronymic, as far as there are any. */
  readonly name: string;
  readonly birthDate: string;
  readonly birthPlace: BothLanguages | null;
  /** Where the person is registered. */
  readonly address: BothLanguages | null;
  readonly documents: readonly IdentityDocument[];
  readonly alive: boolean;
  readonly capable: boolean;
  /** Missing without a trace. */
  readonly missing: boolean;
  /** The IIN was taken out of the register. */
  readonly excluded: boolean;
}

export interface IdentityDocument {
  readonly type: BothLanguages;
  readonly number: string;
  readonly issuer: BothLanguages;
  readonly issuedOn: string;
  readonly validUntil: string | null;
  readonly valid: boolean;
}
