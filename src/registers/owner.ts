import type { ResultRequest } from '../requests/index.ts';

/** Two to three words that begin with capitals, with nothing that a firm's name has: quotes, digits, abbreviations. */
const PERSONAL_NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;
const LEGAL_FORMS = /(?:^|[\s"«])(?:ЖШС|ТОО|АҚ|АО|ЖК|ИП|РМҚК|РГКП|РМК|РГП|ҚМК|КГП|LLP|JSC)(?:$|[\s"»])/iu;

export interface Owner {
  readonly name: string;
  readonly isIndividual: boolean;
}

/** Whose the entry is: the owner that the form names, where it names one, or else the applicant. */
export function ownerOf({ application, applicantName, applicantBin }: ResultRequest): Owner {
  const { owner } = application;
  const name = typeof owner === 'string' && owner.trim() !== '' ? owner.trim() : applicantName;
  return { name, isIndividual: isPersonal(name) || (applicantBin === null && name === applicantName) };
}

function isPersonal(name: string): boolean {
  return PERSONAL_NAME.test(name) && !LEGAL_FORMS.test(name);
}

/** The name of an owner for everybody: of an individual, the family name and initials, as in an imprint. */
export function publicOwner({ name, isIndividual }: Owner): string {
  return isIndividual || isPersonal(name) ? withInitials(name) : name;
}

function withInitials(name: string): string {
  const [family = '', ...others] = name.split(/\s+/);
  const initials = others.map((other) => `${[...other][0]?.toLocaleUpperCase('kk')}.`);
  return [family, initials.join('')].filter((part) => part !== '').join(' ');
}
