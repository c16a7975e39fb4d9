import { DerReader, readOid, TAG } from '../asn1/index.ts';
import { GostSigningKey, gostAlgorithmOf } from './gost-signing-key.ts';
import { RsaSigningKey } from './rsa-signing-key.ts';
import type { SigningAlgorithm, SigningKey } from './signing-key.ts';

const RSA_KEY = '1.2.840.113549.1.1.1';

export async function newSigningKey(algorithm: SigningAlgorithm): Promise<SigningKey> {
  return algorithm === 'RSA' ? RsaSigningKey.generate() : GostSigningKey.generate(algorithm);
}

/** A PrivateKeyInfo (RFC 5208 5) as DER. Throws for a key of a kind that nothing here signs with. */
export function openPrivateKey(privateKeyInfo: Uint8Array): SigningKey {
  const reader = new DerReader(privateKeyInfo).open(TAG.SEQUENCE);
  reader.value(TAG.INTEGER);
  const algorithm = readOid(reader.open(TAG.SEQUENCE));
  if (algorithm === RSA_KEY) return RsaSigningKey.open(privateKeyInfo);
  const gost = gostAlgorithmOf(algorithm);
  if (gost !== undefined) return GostSigningKey.open(privateKeyInfo, gost);
  throw new Error(`a private key of a kind that nothing here signs with: ${algorithm}`);
}
