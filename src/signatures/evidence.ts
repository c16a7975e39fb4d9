import type { Certificate } from './certificates/x509.ts';
import type { CertificateEvidence } from './signature-verifier.ts';

const COMMON_NAME = '2.5.4.3';

/** What is kept of a certificate, so that it can be shown and looked at again. */
export function certificateEvidence({
  der,
  sha256,
  serialNumber,
  subjectAttributes,
}: Certificate): CertificateEvidence {
  const name = subjectAttributes.find(({ oid }) => oid === COMMON_NAME)?.text ?? '';
  return { name, serialNumber, sha256, der: Buffer.from(der).toString('base64') };
}
