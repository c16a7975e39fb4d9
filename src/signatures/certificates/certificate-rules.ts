import type { CertificateFault } from '../signature-fault.ts';
import type { VerifyInput } from '../signature-verifier.ts';
import { PERSON_TEMPLATES, templatesOf } from './certificate-template.ts';
import { KEY_USAGE_BIT } from './extensions.ts';
import type { Subject } from './subject.ts';
import type { Certificate } from './x509.ts';

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** Both ends of the validity belong to it (RFC 5280 4.1.2.5). */
export function validityFault(
  { notBefore, notAfter }: Certificate,
  at: number,
): CertificateFault | undefined {
  if (at < notBefore) return 'NOT_YET_VALID';
  return at > notAfter ? 'EXPIRED' : undefined;
}

/**
 * A signing certificate has digitalSignature and nonRepudiation, perhaps more; is not meant for logging in alone;
 * and is of a template of persons that the act to be signed admits. To log in, digitalSignature is enough.
 */
export function purposeFault(
  { extensions: { keyUsage, extendedKeyUsage } }: Certificate,
  { templates: admitted = PERSON_TEMPLATES, purpose = 'SIGNING' }: Pick<VerifyInput, 'templates' | 'purpose'>,
): CertificateFault | undefined {
  const { digitalSignature, nonRepudiation } = KEY_USAGE_BIT;
  if (!keyUsage?.has(digitalSignature)) return 'KEY_USAGE';
  if (purpose === 'SIGNING') {
    if (!keyUsage.has(nonRepudiation)) return 'KEY_USAGE';
    if (extendedKeyUsage.includes(CLIENT_AUTH)) return 'AUTH_CERT_USED_FOR_SIGNING';
  }
  const fits = templatesOf(extendedKeyUsage).some((own) => admitted.includes(own));
  return fits ? undefined : 'CERT_TEMPLATE';
}

/** The person the certificate names against the person who must sign. */
export function identityFault(
  subject: Subject | null,
  { expectedIin, expectedBin }: Pick<VerifyInput, 'expectedIin' | 'expectedBin'>,
): CertificateFault | undefined {
  if (subject === null) return 'SUBJECT_AMBIGUOUS';
  if (expectedIin !== undefined && subject.iin !== expectedIin) return 'IIN_MISMATCH';
  if (expectedBin === undefined || subject.bin === expectedBin) return undefined;
  return expectedBin === null ? 'BIN_UNEXPECTED' : 'BIN_MISMATCH';
}
