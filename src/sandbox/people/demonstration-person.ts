import type { Holder, KeyAlgorithm, PersonTemplate } from '../certification-authority/index.ts';

/** Somebody to play a part with. */
export interface DemonstrationPerson {
  readonly holder: Omit<Holder, 'organisation'>;
  /** The legal entity the person heads; null for everybody else. */
  readonly legalEntity: LegalEntity | null;
  /** Taxpayer's number (СТН/РНН) for logging in with; null for those who have none. */
  readonly rnn: string | null;
  readonly template: PersonTemplate;
  /** Of the key; GOST2015 unless told, as the national authority issues since 2024. */
  readonly algorithm?: KeyAlgorithm;
  readonly role: DemonstrationRole;
  /** The organisation the person works for; null for those who are nobody's staff. */
  readonly organisation: OrganisationCode | null;
  readonly password: string;
}

export type DemonstrationRole =
  | 'APPLICANT'
  | 'CLERK'
  | 'UNIT_HEAD'
  | 'EXECUTOR'
  | 'HEAD'
  | 'PSC_OPERATOR'
  | 'PSC_STORE'
  | 'PSC_COURIER'
  | 'INTEGRATOR'
  | 'ADMINISTRATOR';

/** Who provides a service, and where people turn for one (public service centres, ХҚКО/ЦОН). */
export type OrganisationCode =
  | 'INFORMATION_AND_ARCHIVES_COMMITTEE'
  | 'INFORMATION_COMMITTEE'
  | 'MANGYSTAU_INTERNAL_POLICY'
  | 'EAST_KAZAKHSTAN_INTERNAL_POLICY'
  | 'PSC_ASTANA'
  | 'PSC_AQTAU'
  | 'PSC_OSKEMEN';

interface LegalEntity {
  readonly name: string;
  readonly bin: string;
}

/** Somebody who works for an organisation and signs in their own name. */
export function staffOf(
  organisation: OrganisationCode,
  role: DemonstrationRole,
  password: string,
  holder: DemonstrationPerson['holder'],
): DemonstrationPerson {
  return { holder, legalEntity: null, rnn: null, template: 'INDIVIDUAL', role, organisation, password };
}

/** Who heads an organisation, and signs as its head. */
export function headOf(
  organisation: OrganisationCode,
  legalEntity: LegalEntity,
  password: string,
  holder: DemonstrationPerson['holder'],
): DemonstrationPerson {
  return { holder, legalEntity, rnn: null, template: 'HEAD', role: 'HEAD', organisation, password };
}

export function fullName({ holder }: DemonstrationPerson): string {
  return [holder.surname, holder.givenName, holder.patronymic].filter((part) => part !== undefined).join(' ');
}
