import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { nothing, oid, sequence } from '../asn1/index.ts';
import type { DigestName } from './digests.ts';
import type { SigningKey } from './signing-key.ts';

const generate = promisify(generateKeyPair);
const KEY_BITS = 2048;

const SIGNATURE_OID: Readonly<Partial<Record<DigestName, string>>> = {
  SHA1: '1.2.840.113549.1.1.5',
  SHA256: '1.2.840.113549.1.1.11',
  SHA384: '1.2.840.113549.1.1.12',
  SHA512: '1.2.840.113549.1.1.13',
};

/** RSASSA-PKCS1-v1_5 (RFC 4055 5), with SHA-256 unless told otherwise. */
export class RsaSigningKey implements SigningKey {
  readonly algorithm = 'RSA';
  readonly digest = 'SHA256';
  readonly publicKeyInfo: Buffer;
  readonly #key: KeyObject;

  constructor(key: KeyObject) {
    this.#key = key;
    this.publicKeyInfo = createPublicKey(key).export({ format: 'der', type: 'spki' });
  }

  static async generate(): Promise<RsaSigningKey> {
    return new RsaSigningKey((await generate('rsa', { modulusLength: KEY_BITS })).privateKey);
  }

  static open(privateKeyInfo: Uint8Array): RsaSigningKey {
    return new RsaSigningKey(
      createPrivateKey({ key: Buffer.from(privateKeyInfo), format: 'der', type: 'pkcs8' }),
    );
  }

  signatureAlgorithm(digest: DigestName = this.digest): Buffer {
    const id = SIGNATURE_OID[digest];
    if (id === undefined) throw new Error(`RSA does not sign with ${digest}`);
    return sequence(oid(id), nothing());
  }

  sign(data: Uint8Array, digest: DigestName = this.digest): Buffer {
    return sign(digest, data, this.#key);
  }

  privateKeyInfo(): Buffer {
    return this.#key.export({ format: 'der', type: 'pkcs8' });
  }
}
