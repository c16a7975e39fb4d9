import type { Certificate } from './certificates/x509.ts';
import type { CertificateEvidence, TimestampEvidence } from './signature-verifier.ts';
import type { Timestamp } from './timestamps/verify-timestamp.ts';

const COMMON_NAME = '2.5.4.3';

const written = new WeakMap<Certificate, CertificateEvidence>();

/** What is kept of a certificate, so that it can be shown and looked at again. */
export function certificateEvidence(certificate: Certificate): CertificateEvidence {
  const known = written.get(certificate);
  if (known !== undefined) return known;
  const { der, sha256, serialNumber, subjectAttributes } = certificate;
  const name = subjectAttributes.find(({ oid }) => oid === COMMON_NAME)?.text ?? '';
  const evidence = { name, serialNumber, sha256, der: Buffer.from(der).toString('base64') };
  written.set(certificate, evidence);
  return evidence;
}

export function timestampEvidence({
  time,
  authority,
  policy,
  serialNumber,
  chain,
}: Timestamp): TimestampEvidence {
  return { time: new Date(time), authority, policy, serialNumber, chain: chain.map(certificateEvidence) };
}
