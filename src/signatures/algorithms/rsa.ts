import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { DerError } from '../../asn1/index.ts';
import { Refusal } from '../signature-fault.ts';
import type { DigestAlgorithm, PublicKey } from './public-key.ts';

/** NIST SP 800-131A: no less than 2048 bits; the upper bounds keep a hostile key from costing seconds. */
const MODULUS_BITS = { least: 2048, most: 8192 };
const EXPONENT = { least: 65537n, most: 2n ** 32n };

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017 8.2). Refuses a weak key with WEAK_ALGORITHM; throws DerError when it is no
 * key.
 */
export function rsaPublicKey(subjectPublicKeyInfo: Uint8Array): PublicKey {
  const key = keyObject(subjectPublicKeyInfo);
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  const strong =
    modulusLength >= MODULUS_BITS.least &&
    modulusLength <= MODULUS_BITS.most &&
    publicExponent >= EXPONENT.least &&
    publicExponent <= EXPONENT.most;
  if (!strong) throw new Refusal('WEAK_ALGORITHM');
  return {
    family: 'RSA',
    name: `RSA-${modulusLength}`,
    verify: (digest, data, signature) => verifyWith(key, digest, data, signature),
  };
}

function keyObject(subjectPublicKeyInfo: Uint8Array): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(subjectPublicKeyInfo), format: 'der', type: 'spki' });
  } catch {
    throw new DerError('not an RSA public key');
  }
}

/** Below it a verification takes some 30 µs, less than handing it to another thread. */
const WORTH_A_THREAD_BYTES = 256 * 1024;

function verifyWith(
  key: KeyObject,
  digest: DigestAlgorithm,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const hash = digest.name.replace('-', '');
  if (data.length < WORTH_A_THREAD_BYTES) return Promise.resolve(verify(hash, data, key, signature));
  return new Promise((resolve, reject) => {
    verify(hash, data, key, signature, (error, good) => (error ? reject(error) : resolve(good)));
  });
}
