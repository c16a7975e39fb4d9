import type { ResultRequest } from '../requests/index.ts';

/** Two to three words that begin with capitals, with nothing that a firm's name has: quotes, digits. */
const PERSONAL_NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;
/** Two to four capitals before or after a name are the form of a firm. */
const LEGAL_FORM = /^\p{Lu}{2,4} | \p{Lu}{2,4}$/u;

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
  return PERSONAL_NAME.test(name) && !LEGAL_FORM.test(name);
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
