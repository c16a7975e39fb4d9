import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { nothing, oid, sequence } from '../../asn1/index.ts';

export type DigestName = 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';

export const DIGEST_OID: Readonly<Record<DigestName, string>> = {
  SHA1: '1.3.14.3.2.26',
  SHA256: '2.16.840.1.101.3.4.2.1',
  SHA384: '2.16.840.1.101.3.4.2.2',
  SHA512: '2.16.840.1.101.3.4.2.3',
};

const RSA_WITH_DIGEST_OID: Readonly<Record<DigestName, string>> = {
  SHA1: '1.2.840.113549.1.1.5',
  SHA256: '1.2.840.113549.1.1.11',
  SHA384: '1.2.840.113549.1.1.12',
  SHA512: '1.2.840.113549.1.1.13',
};

/** AlgorithmIdentifier of RSASSA-PKCS1-v1_5 with that digest (RFC 4055 5). */
export function rsaAlgorithm(digest: DigestName): Buffer {
  return sequence(oid(RSA_WITH_DIGEST_OID[digest]), nothing());
}

export function rsaSign(digest: DigestName, data: Uint8Array, privateKey: KeyObject): Buffer {
  return sign(digest, data, privateKey);
}

export function digestOf(digest: DigestName, data: Uint8Array): Buffer {
  return createHash(digest).update(data).digest();
}

export function subjectPublicKeyInfo(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
}

/**
 * A key's name in certificates and lists: SHA-1 of the SubjectPublicKeyInfo, an identifier and no
 * protection.
 */
export function keyIdentifier(publicKeyInfo: Uint8Array): Buffer {
  return createHash('sha1').update(publicKeyInfo).digest();
}
