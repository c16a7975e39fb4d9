import { digestAlgorithm, signatureAlgorithm } from '../algorithms/algorithms.ts';
import type { DigestAlgorithm, KeyFamily } from '../algorithms/public-key.ts';
import { type Certificate, sameBytes } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import type { SignedData, SignerInfo } from './cms.ts';
import { parseSignedAttributes, type SignedAttributes } from './signed-attributes.ts';

/** Refuses with NO_SIGNERS or TOO_MANY_SIGNERS. */
export function onlySigner({ signerInfos }: SignedData): SignerInfo {
  const [signer, ...others] = signerInfos;
  if (signer === undefined) throw new Refusal('NO_SIGNERS');
  if (others.length > 0) throw new Refusal('TOO_MANY_SIGNERS');
  return signer;
}

/**
 * Without signed attributes one signature could pass for another's content, and without their content type
 * for content of another kind (RFC 5652 11, RFC 8933). Refuses with NO_SIGNED_ATTRS, DIGEST_ATTR or
 * CONTENT_TYPE_ATTR; throws DerError.
 */
export function readAttributes(
  { signedAttributes }: SignerInfo,
  expectedType: string,
): SignedAttributes & { messageDigest: Uint8Array } {
  if (signedAttributes === undefined) throw new Refusal('NO_SIGNED_ATTRS');
  const attributes = parseSignedAttributes(signedAttributes);
  const { messageDigest, contentType } = attributes;
  if (messageDigest === undefined) throw new Refusal('DIGEST_ATTR');
  if (contentType !== expectedType) throw new Refusal('CONTENT_TYPE_ATTR');
  return { ...attributes, messageDigest };
}

/**
 * The digest and the kind of key, if what the message says of them agrees. Refuses with ALG_MISMATCH,
 * WEAK_ALGORITHM or UNSUPPORTED_ALGORITHM.
 */
export function algorithmsOf(
  message: SignedData,
  signerInfo: SignerInfo,
): { readonly digest: DigestAlgorithm; readonly family: KeyFamily } {
  const digest = digestAlgorithm(signerInfo.digestAlgorithm);
  const signing = signatureAlgorithm(signerInfo.signatureAlgorithm);
  const agree = signing.digest === null || signing.digest === digest.oid;
  if (!agree || !message.digestAlgorithms.includes(digest.oid)) throw new Refusal('ALG_MISMATCH');
  return { digest, family: signing.family };
}

/** SIGNING_CERT_MISMATCH where the attribute is there and names another certificate (RFC 5035 4). */
export async function requireSigningCertificate(
  { signingCertificate }: SignedAttributes,
  signer: Certificate,
): Promise<void> {
  if (signingCertificate === undefined) return;
  const digest = digestAlgorithm({ oid: signingCertificate.digestOid, plain: true });
  if (!sameBytes(await digest.digestLarge(signer.der), signingCertificate.hash))
    throw new Refusal('SIGNING_CERT_MISMATCH');
}
