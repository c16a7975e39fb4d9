import { createHash } from 'node:crypto';
import { DerReader, readOctetAlignedBits, TAG } from '../asn1/index.ts';
import { gost3411, streebog512 } from '../gost/index.ts';

export type DigestName = 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512' | 'STREEBOG512' | 'GOST34311';

export const DIGEST_OID: Readonly<Record<DigestName, string>> = {
  SHA1: '1.3.14.3.2.26',
  SHA256: '2.16.840.1.101.3.4.2.1',
  SHA384: '2.16.840.1.101.3.4.2.2',
  SHA512: '2.16.840.1.101.3.4.2.3',
  STREEBOG512: '1.2.398.3.10.1.3.3',
  GOST34311: '1.2.398.3.10.1.3.1',
};

export function digestOf(digest: DigestName, data: Uint8Array): Buffer {
  if (digest === 'STREEBOG512') return streebog512(data);
  if (digest === 'GOST34311') return gost3411(data);
  return createHash(digest).update(data).digest();
}

/**
 * A key's name in certificates and lists, as the national authority works it out: SHA-1 of the public key's bits
 * (RFC 5280 4.2.1.2, method 1), an identifier and no protection. Takes a SubjectPublicKeyInfo.
 */
export function keyIdentifier(publicKeyInfo: Uint8Array): Buffer {
  const reader = new DerReader(publicKeyInfo).open(TAG.SEQUENCE);
  reader.skip();
  return createHash('sha1').update(readOctetAlignedBits(reader)).digest();
}
