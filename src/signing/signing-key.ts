import type { DigestName } from './digests.ts';

/** What keys the national authority certifies: GOST 34.10-2015 with 512 bits since 2024, RSA before. */
export const KEY_ALGORITHMS = ['RSA', 'GOST2015'] as const;
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];

/** What keys sign: those, and GOST 34.310-2004, which was issued until 2022. */
export type SigningAlgorithm = KeyAlgorithm | 'GOST2004';

/** A private key and what belongs to it. */
export interface SigningKey {
  readonly algorithm: SigningAlgorithm;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKeyInfo: Buffer;
  /** The digest that its signatures are made with unless told otherwise. */
  readonly digest: DigestName;
  /** AlgorithmIdentifier of its signatures with that digest, DER. Throws for a digest that does not go with it. */
  signatureAlgorithm(digest?: DigestName): Buffer;
  /** The signature of the data as it stands in certificates and messages. */
  sign(data: Uint8Array, digest?: DigestName): Buffer;
  /** PrivateKeyInfo (RFC 5208 5), DER, not encrypted. */
  privateKeyInfo(): Buffer;
}
