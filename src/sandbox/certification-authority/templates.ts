import type { KeyUsage } from './certificate-builder.ts';
import type { DistinguishedName } from './name-builder.ts';

/** Whom the national authority's templates are for (eds.md section 2). */
export type Template = 'INDIVIDUAL' | 'HEAD' | 'RIGHT_TO_SIGN' | 'EMPLOYEE';

const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
const ORGANISATION = '1.2.398.3.3.4.1.2';

export const EXTENDED_KEY_USAGE: Readonly<Record<Template, readonly string[]>> = {
  INDIVIDUAL: [EMAIL_PROTECTION, '1.2.398.3.3.4.1.1'],
  HEAD: [EMAIL_PROTECTION, ORGANISATION, '1.2.398.3.3.4.1.2.1'],
  RIGHT_TO_SIGN: [EMAIL_PROTECTION, ORGANISATION, '1.2.398.3.3.4.1.2.2'],
  EMPLOYEE: [EMAIL_PROTECTION, ORGANISATION, '1.2.398.3.3.4.1.2.5'],
};

export const SIGNING_KEY_USAGE: readonly KeyUsage[] = ['digitalSignature', 'nonRepudiation'];

/** The policy of a signing certificate: an individual's, a legal entity's. */
export function policyOf(template: Template): string {
  return template === 'INDIVIDUAL' ? '1.2.398.3.3.2.3' : '1.2.398.3.3.2.1';
}

/** A person, alone or in an organisation. */
export interface Holder {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic?: string;
  readonly iin: string;
  readonly organisation?: { readonly name: string; readonly bin: string };
}

export function subjectName({
  surname,
  givenName,
  patronymic,
  iin,
  organisation,
}: Holder): DistinguishedName {
  return [
    ['CN', `${surname} ${givenName}`.toUpperCase()],
    ['SN', surname.toUpperCase()],
    ['serialNumber', `IIN${iin}`],
    ['C', 'KZ'],
    ...(patronymic === undefined ? [] : ([['GN', patronymic.toUpperCase()]] as const)),
    ...(organisation === undefined
      ? []
      : ([
          ['O', organisation.name],
          ['OU', `BIN${organisation.bin}`],
        ] as const)),
  ];
}
