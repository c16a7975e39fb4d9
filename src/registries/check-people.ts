import type { Registries } from './registries.ts';

/** Whom the registries are asked about; which of the registries the act lets ask. */
export interface RegistryQuestion {
  readonly applicant: { readonly iin: string | null; readonly bin: string | null };
  readonly representative: {
    readonly iin: string;
    readonly powerOfAttorneyNumber: string;
    readonly powerOfAttorneyDate: string;
  } | null;
  readonly registries: readonly string[];
  /** The day on which powers of attorney have to hold, ISO 8601. */
  readonly on: string;
}

/** Texts: `errors:<fault>`. */
export const REGISTRY_FAULTS = [
  'INDIVIDUAL_UNKNOWN',
  'INDIVIDUAL_NOT_ALIVE',
  'INDIVIDUAL_NOT_CAPABLE',
  'LEGAL_ENTITY_UNKNOWN',
  'LEGAL_ENTITY_LIQUIDATED',
  'POWER_OF_ATTORNEY_UNKNOWN',
  'POWER_OF_ATTORNEY_REVOKED',
  'POWER_OF_ATTORNEY_EXPIRED',
  'POWER_OF_ATTORNEY_OF_OTHERS',
] as const;
export type RegistryFault = (typeof REGISTRY_FAULTS)[number];

/** Null when all of them are known and may act; else the first thing that is wrong. Throws OutsideFault. */
export async function checkPeople(
  registries: Registries,
  question: RegistryQuestion,
): Promise<RegistryFault | null> {
  const { applicant, representative } = question;
  const asks = (registry: string): boolean => question.registries.includes(registry);
  if (applicant.bin !== null && asks('LEGAL_ENTITIES_REGISTRY')) {
    const fault = await checkLegalEntity(registries, applicant.bin);
    if (fault !== null) return fault;
  }
  if (applicant.iin !== null && asks('INDIVIDUALS_REGISTRY')) {
    const fault = await checkIndividual(registries, applicant.iin);
    if (fault !== null) return fault;
  }
  if (representative === null || !asks('NOTARIAL_SYSTEM')) return null;
  return checkRepresentative(registries, question, representative);
}

async function checkIndividual(registries: Registries, iin: string): Promise<RegistryFault | null> {
  const person = await registries.individual(iin);
  if (person === null) return 'INDIVIDUAL_UNKNOWN';
  if (!person.alive) return 'INDIVIDUAL_NOT_ALIVE';
  return person.capable ? null : 'INDIVIDUAL_NOT_CAPABLE';
}

async function checkLegalEntity(registries: Registries, bin: string): Promise<RegistryFault | null> {
  const entity = await registries.legalEntity(bin);
  if (entity === null) return 'LEGAL_ENTITY_UNKNOWN';
  return entity.liquidated ? 'LEGAL_ENTITY_LIQUIDATED' : null;
}

async function checkRepresentative(
  registries: Registries,
  { applicant, on }: RegistryQuestion,
  representative: NonNullable<RegistryQuestion['representative']>,
): Promise<RegistryFault | null> {
  const { powerOfAttorneyNumber, powerOfAttorneyDate, iin } = representative;
  const power = await registries.powerOfAttorney(powerOfAttorneyNumber, powerOfAttorneyDate);
  if (power === null) return 'POWER_OF_ATTORNEY_UNKNOWN';
  if (power.revoked) return 'POWER_OF_ATTORNEY_REVOKED';
  if (power.validUntil !== null && power.validUntil < on) return 'POWER_OF_ATTORNEY_EXPIRED';
  const given = power.attorneyIin === iin && [applicant.iin, applicant.bin].includes(power.grantor);
  return given ? null : 'POWER_OF_ATTORNEY_OF_OTHERS';
}
