import { digestAlgorithm, signatureAlgorithm } from '../algorithms/algorithms.ts';
import { buildChain } from '../certificates/chain.ts';
import type { TrustStore } from '../certificates/trust-store.ts';
import { type Certificate, parseCertificate, publicKeyOf, sameBytes } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import { DATA, parseSignedData, type SignedData, type SignerInfo } from './cms.ts';
import { decodeMessage } from './encoding.ts';
import { parseSignedAttributes, type SignedAttributes } from './signed-attributes.ts';
import { findSignerCertificate } from './signer-certificate.ts';

/**
 * Proved: the holder of the signer's certificate, which a pinned root vouches for, signed exactly this
 * content.
 */
export interface Proof {
  readonly signer: Certificate;
  /** From the signer's certificate to the root's. */
  readonly chain: readonly Certificate[];
  readonly signature: Uint8Array;
  readonly signingTime: number | undefined;
  /** As in `RSA-2048/SHA-256`. */
  readonly algorithm: string;
}

export interface ProofInput {
  readonly cms: Uint8Array;
  readonly content: Uint8Array;
  readonly at: number;
  readonly trust: TrustStore;
  readonly maxBytes: number;
}

/** Checks 1 to 12 of the design, cheap before dear; throws Refusal or DerError at the first that fails. */
export async function prove({ cms, content, at, trust, maxBytes }: ProofInput): Promise<Proof> {
  const message = parseSignedData(decodeMessage(cms, maxBytes));
  if (message.contentType !== DATA) throw new Refusal('CONTENT_TYPE');
  const signerInfo = onlySigner(message);
  if (message.content !== undefined && !sameBytes(message.content, content))
    throw new Refusal('CONTENT_MISMATCH');
  const attributes = readAttributes(signerInfo);
  const { digest, family } = algorithmsOf(message, signerInfo);

  const certificates = message.certificates.map(parseCertificate);
  const signer = findSignerCertificate(signerInfo.id, certificates);
  const key = publicKeyOf(signer);
  if (key.family !== family) throw new Refusal('ALG_MISMATCH');
  requireSigningCertificate(attributes, signer);
  if (!sameBytes(attributes.messageDigest, await digest.digestLarge(content)))
    throw new Refusal('DIGEST_MISMATCH');

  if (!signer.algorithmsAgree) throw new Refusal('CERT_ALG_MISMATCH');
  if (signer.extensions.unknownCritical) throw new Refusal('UNKNOWN_CRITICAL_EXT');
  const chain = await buildChain(signer, certificates, trust, at);
  const { signature } = signerInfo;
  if (!(await key.verify(digest, attributes.signedBytes, signature))) throw new Refusal('BAD_SIGNATURE');
  return {
    signer,
    chain,
    signature,
    signingTime: attributes.signingTime,
    algorithm: `${key.name}/${digest.name}`,
  };
}

function onlySigner({ signerInfos }: SignedData): SignerInfo {
  const [signer, ...others] = signerInfos;
  if (signer === undefined) throw new Refusal('NO_SIGNERS');
  if (others.length > 0) throw new Refusal('TOO_MANY_SIGNERS');
  return signer;
}

/** Without signed attributes one signature could pass for another's content (RFC 5652 11, RFC 8933). */
function readAttributes({ signedAttributes }: SignerInfo): SignedAttributes & { messageDigest: Uint8Array } {
  if (signedAttributes === undefined) throw new Refusal('NO_SIGNED_ATTRS');
  const attributes = parseSignedAttributes(signedAttributes);
  const { messageDigest, contentType } = attributes;
  if (messageDigest === undefined) throw new Refusal('DIGEST_ATTR');
  if (contentType !== DATA) throw new Refusal('CONTENT_TYPE_ATTR');
  return { ...attributes, messageDigest };
}

function algorithmsOf(message: SignedData, signerInfo: SignerInfo) {
  const digest = digestAlgorithm(signerInfo.digestAlgorithm);
  const signing = signatureAlgorithm(signerInfo.signatureAlgorithm);
  const agree = signing.digest === null || signing.digest === digest.oid;
  if (!agree || !message.digestAlgorithms.includes(digest.oid)) throw new Refusal('ALG_MISMATCH');
  return { digest, family: signing.family };
}

function requireSigningCertificate({ signingCertificate }: SignedAttributes, signer: Certificate): void {
  if (signingCertificate === undefined) return;
  const digest = digestAlgorithm({ oid: signingCertificate.digestOid, plain: true });
  if (!sameBytes(digest.digest(signer.der), signingCertificate.hash))
    throw new Refusal('SIGNING_CERT_MISMATCH');
}
