import type { Certificate } from './x509.ts';

const OID = {
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  givenName: '2.5.4.42',
} as const;

/** The person a certificate of Kazakhstan's authority names. */
export interface Subject {
  /** The common name (surname, given name) with the patronymic, which stands in givenName. */
  readonly name: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly organisation: string | null;
}

/**
 * Null unless exactly one serialNumber says `IIN` and twelve digits, there is exactly one common name, and
 * no more than one organisational unit says `BIN` and twelve digits. Other units are only names of units.
 */
export function subjectOf(certificate: Certificate): Subject | null {
  const known = subjects.get(certificate);
  if (known !== undefined) return known;
  const subject = readSubject(certificate);
  subjects.set(certificate, subject);
  return subject;
}

const subjects = new WeakMap<Certificate, Subject | null>();

function readSubject(certificate: Certificate): Subject | null {
  const texts = (oid: string) =>
    certificate.subjectAttributes.filter((attribute) => attribute.oid === oid).map(({ text }) => text ?? '');
  const serials = texts(OID.serialNumber);
  const iin = /^IIN(\d{12})$/.exec(serials[0] ?? '')?.[1];
  const [commonName, ...otherNames] = texts(OID.commonName);
  const patronymics = texts(OID.givenName);
  const bins = texts(OID.organisationalUnit).flatMap((unit) => /^BIN(\d{12})$/.exec(unit)?.[1] ?? []);
  if (serials.length !== 1 || iin === undefined || bins.length > 1 || patronymics.length > 1) return null;
  if (commonName === undefined || otherNames.length > 0) return null;
  return {
    name: [commonName, ...patronymics].filter((part) => part !== '').join(' '),
    iin,
    bin: bins[0] ?? null,
    organisation: texts(OID.organisation)[0] ?? null,
  };
}
