export interface DigestAlgorithm {
  readonly oid: string;
  /** As shown to people: `SHA-256`. */
  readonly name: string;
  digest(data: Uint8Array): Buffer;
}

export type KeyFamily = 'RSA';

export interface SignatureAlgorithm {
  readonly family: KeyFamily;
  /** The digest the algorithm's name fixes; null where the message names it beside. */
  readonly digest: string | null;
}

/** A key strong enough to be believed. */
export interface PublicKey {
  readonly family: KeyFamily;
  /** As shown to people: `RSA-2048`. */
  readonly name: string;
  verify(digest: DigestAlgorithm, data: Uint8Array, signature: Uint8Array): Promise<boolean>;
}
