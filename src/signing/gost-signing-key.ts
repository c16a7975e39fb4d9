import { bitString, DerReader, integer, nothing, octetString, oid, sequence, TAG } from '../asn1/index.ts';
import { GOST_CURVES, gostGenerateKey, gostPublicKey, gostSign } from '../gost/index.ts';
import { DIGEST_OID, type DigestName, digestOf } from './digests.ts';
import type { SigningKey } from './signing-key.ts';

/** Keys by GOST 34.10-2015 with 512 bits, in Kazakhstan's arc. */
export const GOST_KEY = '1.2.398.3.10.1.1.2.2';
const PARAMETERS = '1.2.398.3.10.1.1.2.2.1';
const SIGNATURE = '1.2.398.3.10.1.1.2.3.2';
const CURVE = GOST_CURVES['tc26-512-A'];

/** GOST 34.10-2015 with Streebog-512; all numbers little-endian, as the national authority writes them. */
export class GostSigningKey implements SigningKey {
  readonly algorithm = 'GOST2015';
  readonly digest = 'STREEBOG512';
  readonly publicKeyInfo: Buffer;
  readonly #key: Uint8Array;

  /** Takes the private number, little-endian, 64 octets; throws RangeError for what is none. */
  constructor(key: Uint8Array) {
    this.#key = key;
    this.publicKeyInfo = sequence(keyAlgorithm(), bitString(octetString(gostPublicKey(CURVE, key))));
  }

  static generate(): GostSigningKey {
    return new GostSigningKey(gostGenerateKey(CURVE));
  }

  /** A PrivateKeyInfo as in the national authority's key stores. Throws DerError or RangeError for what is none. */
  static open(privateKeyInfo: Uint8Array): GostSigningKey {
    const reader = new DerReader(privateKeyInfo).open(TAG.SEQUENCE);
    reader.value(TAG.INTEGER);
    reader.open(TAG.SEQUENCE);
    return new GostSigningKey(new DerReader(reader.value(TAG.OCTET_STRING)).value(TAG.OCTET_STRING));
  }

  signatureAlgorithm(digest: DigestName = this.digest): Buffer {
    if (digest !== this.digest) throw new Error(`a GOST key does not sign with ${digest}`);
    return sequence(oid(SIGNATURE), nothing());
  }

  sign(data: Uint8Array, digest: DigestName = this.digest): Buffer {
    return gostSign(CURVE, this.#key, digestOf(digest, data));
  }

  privateKeyInfo(): Buffer {
    return sequence(integer(0), keyAlgorithm(), octetString(octetString(this.#key)));
  }
}

function keyAlgorithm(): Buffer {
  return sequence(oid(GOST_KEY), sequence(oid(PARAMETERS), oid(DIGEST_OID.STREEBOG512)));
}
