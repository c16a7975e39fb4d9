import type { DigestAlgorithm, KeyFamily } from './algorithms/public-key.ts';
import type { Certificate } from './certificates/x509.ts';

export type SignatureFormat = 'CMS_ATTACHED' | 'CMS_DETACHED' | 'XML';

/**
 * One signer's part of a signed document, read and found to be over the content that was given out. Whose it is, is not
 * believed before `prove` has been over it.
 */
export interface SignedDocument {
  readonly format: SignatureFormat;
  readonly signer: Certificate;
  /** Whatever certificates came along: candidates for the chain. */
  readonly embedded: readonly Certificate[];
  readonly digest: DigestAlgorithm;
  /** The family that the algorithm named beside the signature asks of the key. */
  readonly family: KeyFamily;
  /** What the signature is over, itself bound to the content by a digest. */
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  /** A time-stamp over the signature (RFC 3161), as DER. */
  readonly timestampToken: Uint8Array | undefined;
  /** Whether something else stands beside the signature that nobody signed; only CMS has a place for it. */
  readonly hasOthersUnsigned?: boolean;
  /** The signer's own word, ms since 1970. */
  readonly signingTime: number | undefined;
}

/** The signers of one message, to be read one after another: what is wrong with one says nothing of the others. */
export interface Signers {
  readonly count: number;
  /** Throws Refusal or DerError for what is wrong with this one. */
  read(index: number): Promise<SignedDocument>;
}
