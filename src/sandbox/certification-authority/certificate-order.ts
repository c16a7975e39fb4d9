import type { KeyAlgorithm, SigningKey } from '../../signing/index.ts';
import type { CertificateSpec } from './certificate-builder.ts';
import type { DistinguishedName } from './name-builder.ts';
import type { PersonTemplate } from './templates.ts';

interface Organisation {
  readonly name: string;
  readonly bin: string;
}

/** A person, alone or in an organisation. */
export interface Holder {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic?: string;
  readonly iin: string;
  readonly organisation?: Organisation;
}

interface KeyOrder {
  /** Of the key that is made; GOST2015 unless told. A key that is given says it itself. */
  readonly algorithm?: KeyAlgorithm;
  /** A key to certify instead of a new one. */
  readonly key?: SigningKey;
  /** For certificates that must be wrong: any field other than the template gives. */
  readonly overrides?: Partial<CertificateSpec>;
}

export interface CertificateOrder extends Holder, KeyOrder {
  readonly template: PersonTemplate;
}

/** An information system of an organisation: it has no IIN, but an object identifier of its own. */
export interface SystemOrder extends KeyOrder {
  readonly template: 'INFORMATION_SYSTEM';
  readonly name: string;
  readonly systemId: string;
  readonly organisation: Organisation;
}

export type Order = CertificateOrder | SystemOrder;

/** The subject as the national authority writes it, each attribute in its place. */
export function subjectName(order: Order): DistinguishedName {
  const parts = 'systemId' in order ? systemParts(order) : personParts(order);
  const { organisation } = order;
  return [
    ...parts,
    ['C', 'KZ'],
    ...(organisation === undefined
      ? []
      : ([
          ['O', organisation.name],
          ['OU', `BIN${organisation.bin}`],
        ] as const)),
    ...('patronymic' in order && order.patronymic !== undefined
      ? ([['GN', order.patronymic.toUpperCase()]] as const)
      : []),
  ];
}

function personParts({ surname, givenName, iin }: Holder): DistinguishedName {
  return [
    ['CN', `${surname} ${givenName}`.toUpperCase()],
    ['SN', surname.toUpperCase()],
    ['serialNumber', `IIN${iin}`],
  ];
}

function systemParts({ systemId, name }: SystemOrder): DistinguishedName {
  return [
    ['UID', systemId],
    ['CN', name],
  ];
}
