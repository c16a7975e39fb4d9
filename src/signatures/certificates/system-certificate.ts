import type { CertificateFault } from '../signature-fault.ts';
import { KEY_USAGE_BIT } from './extensions.ts';
import type { Certificate } from './x509.ts';

/** The template of information systems (rules of certificate issue, order 522/НҚ). */
const INFORMATION_SYSTEM = '1.2.398.3.3.4.1.2.6';
const COMMON_NAME = '2.5.4.3';
const ORGANISATIONAL_UNIT = '2.5.4.11';

/** An information system, by its certificate alone. */
export interface InformationSystem {
  readonly name: string;
  /** Of the organisation whose system it is. */
  readonly bin: string;
  /** SHA-256 of the certificate's DER, lower-case hexadecimal. */
  readonly certificateSha256: string;
}

/** Null unless there is exactly one common name, and one organisational unit says `BIN` and twelve digits. */
export function informationSystemOf({ subjectAttributes, sha256 }: Certificate): InformationSystem | null {
  const texts = (oid: string) =>
    subjectAttributes.filter((attribute) => attribute.oid === oid).map(({ text }) => text ?? '');
  const [name, ...otherNames] = texts(COMMON_NAME);
  const [bin, ...otherBins] = texts(ORGANISATIONAL_UNIT).flatMap(
    (unit) => /^BIN(\d{12})$/.exec(unit)?.[1] ?? [],
  );
  if (name === undefined || bin === undefined || otherNames.length > 0 || otherBins.length > 0) return null;
  return { name, bin, certificateSha256: sha256 };
}

/** A certificate with which a system signs, and no person. */
export function systemPurposeFault({
  extensions: { keyUsage, extendedKeyUsage },
}: Certificate): CertificateFault | undefined {
  if (!keyUsage?.has(KEY_USAGE_BIT.digitalSignature)) return 'KEY_USAGE';
  return extendedKeyUsage.includes(INFORMATION_SYSTEM) ? undefined : 'CERT_TEMPLATE';
}
