import type { AlgorithmIdentifier } from '../../asn1/index.ts';

export interface DigestAlgorithm {
  readonly oid: string;
  /** As shown to people: `SHA-256`. */
  readonly name: string;
  /** On this thread, so for what is short: Streebog takes some 60 µs for each KiB. */
  digest(data: Uint8Array): Buffer;
  /** In another thread where the data would hold this one up. Throws VerificationBusy. */
  digestLarge(data: Uint8Array): Promise<Buffer>;
}

/**
 * Keys with the signatures they can make. GOST2004 is GOST 34.310-2004, no longer issued since 2022: whether it
 * is still believed depends on what the signature is for.
 */
export type KeyFamily = 'RSA' | 'GOST2015-512' | 'GOST2015-256' | 'GOST2004';

export interface SignatureAlgorithm {
  readonly family: KeyFamily;
  /** The digest the algorithm's name fixes; null where the message names it beside. */
  readonly digest: string | null;
}

/** A key strong enough to be believed. */
export interface PublicKey {
  readonly family: KeyFamily;
  /** As shown to people: `RSA-2048`, `GOST 34.10-2015-512`. */
  readonly name: string;
  /** Throws VerificationBusy where no thread is free to say. */
  verify(digest: DigestAlgorithm, data: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** A kind of key as a SubjectPublicKeyInfo names it. */
export interface KeyAlgorithm {
  /** Whether the parameters beside its name are those it must have. */
  takes(identifier: AlgorithmIdentifier): boolean;
  /** Refuses a weak key with WEAK_ALGORITHM; throws DerError for what is none. */
  open(subjectPublicKeyInfo: Uint8Array): PublicKey;
}
