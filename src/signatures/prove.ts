import { buildChain } from './certificates/chain.ts';
import type { TrustStore } from './certificates/trust-store.ts';
import { type Certificate, publicKeyOf } from './certificates/x509.ts';
import { Refusal } from './signature-fault.ts';
import type { SignedDocument } from './signed-document.ts';

/**
 * Proved: the holder of the signer's certificate, which a pinned root vouches for, signed exactly this
 * content.
 */
export interface Proof {
  readonly document: SignedDocument;
  /** From the signer's certificate to the root's. */
  readonly chain: readonly Certificate[];
  /** The moment it is judged by, ms since 1970. */
  readonly time: number;
  /** As in `RSA-2048/SHA-256`. */
  readonly algorithm: string;
}

/** Checks 10 to 13 of the design; throws Refusal or DerError at the first that fails. */
export async function prove(document: SignedDocument, trust: TrustStore, at: number): Promise<Proof> {
  const { signer, embedded, digest, signedBytes, signature } = document;
  if (!signer.algorithmsAgree) throw new Refusal('CERT_ALG_MISMATCH');
  if (signer.extensions.unknownCritical) throw new Refusal('UNKNOWN_CRITICAL_EXT');
  const chain = await buildChain(signer, embedded, trust, at);
  const key = publicKeyOf(signer);
  if (!(await key.verify(digest, signedBytes, signature))) throw new Refusal('BAD_SIGNATURE');
  return { document, chain, time: at, algorithm: `${key.name}/${digest.name}` };
}
