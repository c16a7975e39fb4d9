import { isSameName, type RegistryFinding, type RegistryFindings, type RegistryName } from './findings.ts';
import type { IndividualRecord } from './individuals/individual.ts';
import type { LegalEntityRecord } from './legal-entities/legal-entity.ts';
import type { PowerOfAttorneyRecord } from './powers-of-attorney/power-of-attorney.ts';
import type { Registries } from './registries.ts';

/** Whom the registries are asked about; which of the registries the act lets ask. */
export interface RegistryQuestion {
  readonly applicant: { readonly iin: string | null; readonly bin: string | null; readonly name: string };
  readonly representative: {
    readonly iin: string;
    readonly powerOfAttorneyNumber: string;
    readonly powerOfAttorneyDate: string;
  } | null;
  readonly registries: readonly string[];
}

/** Texts: `errors:<fault>`. */
export const REGISTRY_FAULTS = [
  'INDIVIDUAL_UNKNOWN',
  'INDIVIDUAL_NOT_ALIVE',
  'INDIVIDUAL_NOT_CAPABLE',
  'INDIVIDUAL_MISSING',
  'INDIVIDUAL_EXCLUDED',
  'LEGAL_ENTITY_UNKNOWN',
  'LEGAL_ENTITY_LIQUIDATED',
  'POWER_OF_ATTORNEY_UNKNOWN',
  'POWER_OF_ATTORNEY_REVOKED',
  'POWER_OF_ATTORNEY_EXPIRED',
  'POWER_OF_ATTORNEY_OF_OTHERS',
  'POWER_OF_ATTORNEY_INSUFFICIENT',
] as const;
export type RegistryFault = (typeof REGISTRY_FAULTS)[number];

/** The first thing that is wrong, or what each registry that was asked confirms. */
export type RegistryVerdict =
  | { readonly fault: RegistryFault }
  | { readonly fault: null; readonly answers: readonly RegistryFindings[] };

type Answer = RegistryFault | RegistryFindings;

/** Whether all of them are known and may act. Throws OutsideFault. */
export async function checkPeople(
  registries: Registries,
  question: RegistryQuestion,
): Promise<RegistryVerdict> {
  const { applicant, representative } = question;
  const { iin, bin } = applicant;
  const asks = (registry: RegistryName): boolean => question.registries.includes(registry);
  const checks: (() => Promise<Answer>)[] = [];
  if (bin !== null && asks('LEGAL_ENTITIES_REGISTRY')) {
    checks.push(async () => legalEntityAnswer(await registries.legalEntity(bin), question));
  }
  if (iin !== null && asks('INDIVIDUALS_REGISTRY')) {
    checks.push(async () => individualAnswer(await registries.individual(iin), question));
  }
  if (representative !== null && asks('NOTARIAL_SYSTEM')) {
    const { powerOfAttorneyNumber: number, powerOfAttorneyDate: date } = representative;
    checks.push(async () => powerAnswer(await registries.powerOfAttorney(number, date), question));
  }
  const answers: RegistryFindings[] = [];
  for (const check of checks) {
    const answer = await check();
    if (typeof answer === 'string') return { fault: answer };
    answers.push(answer);
  }
  return { fault: null, answers };
}

/** Why a person cannot be an applicant. */
export function faultOfIndividual({
  alive,
  capable,
  excluded,
  missing,
}: IndividualRecord): RegistryFault | null {
  if (!alive) return 'INDIVIDUAL_NOT_ALIVE';
  if (!capable) return 'INDIVIDUAL_NOT_CAPABLE';
  if (excluded) return 'INDIVIDUAL_EXCLUDED';
  return missing ? 'INDIVIDUAL_MISSING' : null;
}

/** Why a legal entity cannot be an applicant. */
export function faultOfLegalEntity({ liquidated }: LegalEntityRecord): RegistryFault | null {
  return liquidated ? 'LEGAL_ENTITY_LIQUIDATED' : null;
}

function individualAnswer(person: IndividualRecord | null, { applicant }: RegistryQuestion): Answer {
  if (person === null) return 'INDIVIDUAL_UNKNOWN';
  const fault = faultOfIndividual(person);
  if (fault !== null) return fault;
  /* Where there is a BIN, the name is that of the legal entity. */
  const otherName = applicant.bin === null && !isSameName(person.name, applicant.name);
  return {
    registry: 'INDIVIDUALS_REGISTRY',
    findings: [
      'INDIVIDUAL_CONFIRMED',
      ...finding('NAME_DIFFERS', otherName),
      ...finding('NO_VALID_DOCUMENT', !person.documents.some(({ valid }) => valid)),
    ],
  };
}

function legalEntityAnswer(entity: LegalEntityRecord | null, { applicant }: RegistryQuestion): Answer {
  if (entity === null) return 'LEGAL_ENTITY_UNKNOWN';
  const fault = faultOfLegalEntity(entity);
  if (fault !== null) return fault;
  const { name, shortName, head } = entity;
  const names = [name.kk, name.ru, ...(shortName === null ? [] : [shortName.kk, shortName.ru])];
  return {
    registry: 'LEGAL_ENTITIES_REGISTRY',
    findings: [
      'LEGAL_ENTITY_CONFIRMED',
      ...finding('NAME_DIFFERS', !names.some((known) => isSameName(known, applicant.name))),
      ...finding('LEGAL_ENTITY_INACTIVE', entity.inactive),
      ...finding('NOT_ITS_HEAD', applicant.iin !== null && head?.iin !== applicant.iin),
    ],
  };
}

/** Powers that let somebody ask for a public service in another's name; codes of our own schema. */
const SUFFICIENT_POWERS: readonly string[] = ['GENERAL', 'PUBLIC_SERVICES'];

function powerAnswer(power: PowerOfAttorneyRecord | null, question: RegistryQuestion): Answer {
  const { applicant, representative } = question;
  if (power === null) return 'POWER_OF_ATTORNEY_UNKNOWN';
  if (power.state === 'REVOKED') return 'POWER_OF_ATTORNEY_REVOKED';
  if (power.state === 'EXPIRED') return 'POWER_OF_ATTORNEY_EXPIRED';
  const given =
    power.attorneyIin === representative?.iin && [applicant.iin, applicant.bin].includes(power.grantor);
  if (!given) return 'POWER_OF_ATTORNEY_OF_OTHERS';
  if (!power.powers.some(({ code }) => SUFFICIENT_POWERS.includes(code)))
    return 'POWER_OF_ATTORNEY_INSUFFICIENT';
  return { registry: 'NOTARIAL_SYSTEM', findings: ['POWER_OF_ATTORNEY_CONFIRMED'] };
}

function finding(code: RegistryFinding, holds: boolean): readonly RegistryFinding[] {
  return holds ? [code] : [];
}
