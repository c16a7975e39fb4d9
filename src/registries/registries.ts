import type { IndividualRecord } from './individuals/individual.ts';
import type { LegalEntityRecord } from './legal-entities/legal-entity.ts';
import type { PowerOfAttorneyRecord } from './powers-of-attorney/power-of-attorney.ts';

/** The registries of the state; null is their answer that they know nothing. Throws OutsideFault. */
export interface Registries {
  individual(iin: string): Promise<IndividualRecord | null>;
  legalEntity(bin: string): Promise<LegalEntityRecord | null>;
  /** By its number in the register and its date, ISO 8601. */
  powerOfAttorney(number: string, date: string): Promise<PowerOfAttorneyRecord | null>;
}
