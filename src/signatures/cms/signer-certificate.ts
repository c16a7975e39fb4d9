import { type Certificate, sameBytes } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import type { SignerId } from './cms.ts';

/**
 * The one certificate of those sent along that the signer's identifier names. The same certificate sent
 * twice is one. Refuses with NO_SIGNER_CERT or AMBIGUOUS_SIGNER_CERT.
 */
export function findSignerCertificate(id: SignerId, certificates: readonly Certificate[]): Certificate {
  const named = certificates.filter((certificate) => isNamed(id, certificate));
  const [first, ...others] = named;
  if (first === undefined) throw new Refusal('NO_SIGNER_CERT');
  if (others.some(({ sha256 }) => sha256 !== first.sha256)) throw new Refusal('AMBIGUOUS_SIGNER_CERT');
  return first;
}

function isNamed(id: SignerId, { issuer, serial, extensions }: Certificate): boolean {
  if ('issuer' in id) return sameBytes(id.issuer, issuer) && sameBytes(id.serial, serial);
  return extensions.subjectKeyId !== undefined && sameBytes(id.subjectKeyId, extensions.subjectKeyId);
}
