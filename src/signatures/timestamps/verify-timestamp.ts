import { createHash } from 'node:crypto';
import { DerError } from '../../asn1/index.ts';
import { digestAlgorithm } from '../algorithms/algorithms.ts';
import { certificateOf } from '../certificates/certificate-cache.ts';
import { validityFault } from '../certificates/certificate-rules.ts';
import { buildChain } from '../certificates/chain.ts';
import { KEY_USAGE_BIT } from '../certificates/extensions.ts';
import type { TrustStore } from '../certificates/trust-store.ts';
import { type Certificate, publicKeyOf, sameBytes } from '../certificates/x509.ts';
import type { SignedAttributes } from '../cms/signed-attributes.ts';
import { findSignerCertificate } from '../cms/signer-certificate.ts';
import { algorithmsOf, onlySigner, readAttributes, requireSigningCertificate } from '../cms/signer-checks.ts';
import { Refusal } from '../signature-fault.ts';
import { parseTimestampToken, TST_INFO } from './timestamp-token.ts';
import type { TstInfo } from './tst-info.ts';

/** Policies under which the national time-stamp authority works with GOST 34.310 keys, old and of 2015. */
const TIMESTAMP_POLICIES: readonly string[] = ['1.2.398.3.3.2.6.1', '1.2.398.3.3.2.6.4'];

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const COMMON_NAME = '2.5.4.3';

export interface TimestampInput {
  /** ContentInfo, DER. */
  readonly token: Uint8Array;
  /** What must have been stamped: the value of the signature (RFC 3161 appendix A). */
  readonly imprinted: Uint8Array;
  /** Certificates that came beside the token, for an authority that did not enclose its own. */
  readonly embedded?: readonly Certificate[];
  readonly trust: TrustStore;
  /** The policies believed; those of the national authority unless told. */
  readonly policies?: readonly string[];
}

/** A moment by which the imprinted bytes were there, by a trusted authority's word. */
export interface Timestamp {
  /** Ms since 1970. */
  readonly time: number;
  readonly policy: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  /** The common name in the authority's certificate. */
  readonly authority: string;
  /** From the authority's certificate to the root's; none of them asked about in a revocation list yet. */
  readonly chain: readonly Certificate[];
  /** SHA-256 of the authority's certificate, lower-case hexadecimal. */
  readonly certificateSha256: string;
}

/**
 * Checks a time-stamp token (RFC 3161 2.3, 2.4.2; check 13 of the design), its authority judged at the
 * moment it tells. Refuses with WEAK_ALGORITHM for a broken digest or a weak key, for all else with
 * TST_INVALID, and says why.
 */
export async function verifyTimestamp(input: TimestampInput): Promise<Timestamp> {
  try {
    return await verify(input);
  } catch (error) {
    if (error instanceof Refusal && error.fault === 'WEAK_ALGORITHM') throw error;
    if (error instanceof Refusal) throw new Refusal('TST_INVALID', error.fault);
    if (error instanceof DerError) throw new Refusal('TST_INVALID', 'MALFORMED');
    throw error;
  }
}

async function verify({ token, imprinted, embedded = [], trust, policies }: TimestampInput) {
  const { message, content, info } = parseTimestampToken(token);
  if (!(policies ?? TIMESTAMP_POLICIES).includes(info.policy)) throw new Refusal('TST_INVALID');
  requireImprint(info, imprinted);

  const signerInfo = onlySigner(message);
  const attributes = readAttributes(signerInfo, TST_INFO);
  const { digest, family } = algorithmsOf(message, signerInfo);
  if (!sameBytes(attributes.messageDigest, digest.digest(content))) throw new Refusal('DIGEST_MISMATCH');
  const certificates = [...message.certificates.map(certificateOf), ...embedded];
  const signer = findSignerCertificate(signerInfo.id, certificates);
  await requireNamedCertificate(attributes, signer);
  requireTimestampAuthority(signer, info.time);
  const key = publicKeyOf(signer);
  if (key.family !== family) throw new Refusal('ALG_MISMATCH');
  const chain = await buildChain(signer, certificates, trust, info.time);
  if (!(await key.verify(digest, attributes.signedBytes, signerInfo.signature)))
    throw new Refusal('BAD_SIGNATURE');
  return {
    time: info.time,
    policy: info.policy,
    serialNumber: Buffer.from(info.serialNumber).toString('hex').toUpperCase(),
    authority: signer.subjectAttributes.find(({ oid }) => oid === COMMON_NAME)?.text ?? '',
    chain,
    certificateSha256: signer.sha256,
  };
}

function requireImprint({ imprint }: TstInfo, imprinted: Uint8Array): void {
  const digest = digestAlgorithm(imprint.algorithm);
  if (!sameBytes(digest.digest(imprinted), imprint.hash)) throw new Refusal('DIGEST_MISMATCH');
}

/**
 * The authority must name its certificate under its signature (RFC 3161 2.4.2, RFC 5816): by SHA-1, which
 * only has to tell it from others of a trusted issuer, or by a newer digest; by both, then both must fit.
 */
async function requireNamedCertificate(attributes: SignedAttributes, signer: Certificate): Promise<void> {
  const { signingCertificate, signingCertificateSha1 } = attributes;
  if (signingCertificate === undefined && signingCertificateSha1 === undefined)
    throw new Refusal('SIGNING_CERT_MISMATCH');
  await requireSigningCertificate(attributes, signer);
  if (signingCertificateSha1 === undefined) return;
  const sha1 = createHash('sha1').update(signer.der).digest();
  if (!sameBytes(sha1, signingCertificateSha1)) throw new Refusal('SIGNING_CERT_MISMATCH');
}

/** A certificate for time-stamping and nothing else, critically so (RFC 3161 2.3), good at that moment. */
function requireTimestampAuthority(certificate: Certificate, at: number): void {
  const { extendedKeyUsage, extendedKeyUsageCritical, keyUsage, unknownCritical } = certificate.extensions;
  const sole = extendedKeyUsage.length === 1 && extendedKeyUsage[0] === TIME_STAMPING;
  const { digitalSignature, nonRepudiation } = KEY_USAGE_BIT;
  const signs = keyUsage === undefined || keyUsage.has(digitalSignature) || keyUsage.has(nonRepudiation);
  const fit = sole && extendedKeyUsageCritical && signs && !unknownCritical && certificate.algorithmsAgree;
  if (!fit) throw new Refusal('CERT_TEMPLATE');
  const fault = validityFault(certificate, at);
  if (fault !== undefined) throw new Refusal(fault);
}
