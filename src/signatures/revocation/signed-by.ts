import { type AlgorithmIdentifier, DerError } from '../../asn1/index.ts';
import { digestAlgorithm, signatureAlgorithm } from '../algorithms/algorithms.ts';
import { type Certificate, publicKeyOf } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';

/** What an authority signed: a list, an answer, a certificate. */
export interface SignedPart {
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

/**
 * Whether that certificate's key made the signature. A weak or unknown algorithm, or a key that is none,
 * made nothing. Throws VerificationBusy where nobody could say.
 */
export async function isSignedBy(part: SignedPart, signer: Certificate): Promise<boolean> {
  try {
    const { family, digest } = signatureAlgorithm(part.signatureAlgorithm);
    const key = publicKeyOf(signer);
    if (digest === null || key.family !== family) return false;
    return await key.verify(digestAlgorithm({ oid: digest, plain: true }), part.tbs, part.signature);
  } catch (error) {
    if (error instanceof Refusal || error instanceof DerError) return false;
    throw error;
  }
}
