import { bitString, DerReader, integer, nothing, octetString, oid, sequence, TAG } from '../asn1/index.ts';
import { GOST_CURVES, type GostCurve, gostGenerateKey, gostPublicKey, gostSign } from '../gost/index.ts';
import { type DigestName, digestOf } from './digests.ts';
import type { SigningKey } from './signing-key.ts';

export const GOST_KEY_ALGORITHMS = ['GOST2015', 'GOST2004'] as const;
export type GostKeyAlgorithm = (typeof GOST_KEY_ALGORITHMS)[number];

/** One generation of keys in Kazakhstan's arc, 1.2.398.3.10.1. */
interface Generation {
  /** Of a key, and of its curve. */
  readonly key: string;
  readonly curveId: string;
  /** The digest as the parameters of a key name it. */
  readonly digestParameter: string;
  readonly signature: string;
  readonly curve: GostCurve;
  readonly digest: DigestName;
  /** How the private number stands in a key store, DER; and how it is read from there, little-endian. */
  readonly write: (key: Uint8Array) => Buffer;
  readonly read: (der: Uint8Array) => Uint8Array;
}

const GENERATIONS: Readonly<Record<GostKeyAlgorithm, Generation>> = {
  /** GOST 34.10-2015 with 512 bits and Streebog-512. */
  GOST2015: {
    key: '1.2.398.3.10.1.1.2.2',
    curveId: '1.2.398.3.10.1.1.2.2.1',
    digestParameter: '1.2.398.3.10.1.3.3',
    signature: '1.2.398.3.10.1.1.2.3.2',
    curve: GOST_CURVES['tc26-512-A'],
    digest: 'STREEBOG512',
    write: octetString,
    read: (der) => new DerReader(der).value(TAG.OCTET_STRING),
  },
  /** GOST 34.310-2004 with GOST 34.311-95, issued until 2022. */
  GOST2004: {
    key: '1.2.398.3.10.1.1.1.1',
    curveId: '1.2.398.3.10.1.1.1.1.1',
    digestParameter: '1.2.398.3.10.1.3.1.1.0',
    signature: '1.2.398.3.10.1.1.1.2',
    curve: GOST_CURVES['cryptopro-A'],
    digest: 'GOST34311',
    write: (key) => integer(Buffer.from(key).reverse()),
    read: (der) => littleEndian(new DerReader(der).value(TAG.INTEGER), GOST_CURVES['cryptopro-A'].bytes),
  },
};

/** A GOST key of either generation; public numbers little-endian, as the national authority writes them. */
export class GostSigningKey implements SigningKey {
  readonly algorithm: GostKeyAlgorithm;
  readonly digest: DigestName;
  readonly publicKeyInfo: Buffer;
  readonly #generation: Generation;
  readonly #key: Uint8Array;

  /** Takes the private number, little-endian, as long as a coordinate; throws RangeError for what is none. */
  constructor(key: Uint8Array, algorithm: GostKeyAlgorithm) {
    this.algorithm = algorithm;
    this.#generation = GENERATIONS[algorithm];
    this.#key = key;
    this.digest = this.#generation.digest;
    const point = octetString(gostPublicKey(this.#generation.curve, key));
    this.publicKeyInfo = sequence(keyAlgorithm(this.#generation), bitString(point));
  }

  static generate(algorithm: GostKeyAlgorithm): GostSigningKey {
    return new GostSigningKey(gostGenerateKey(GENERATIONS[algorithm].curve), algorithm);
  }

  /** A PrivateKeyInfo as in the national authority's key stores. Throws DerError or RangeError for what is none. */
  static open(privateKeyInfo: Uint8Array, algorithm: GostKeyAlgorithm): GostSigningKey {
    const reader = new DerReader(privateKeyInfo).open(TAG.SEQUENCE);
    reader.value(TAG.INTEGER);
    reader.open(TAG.SEQUENCE);
    return new GostSigningKey(GENERATIONS[algorithm].read(reader.value(TAG.OCTET_STRING)), algorithm);
  }

  signatureAlgorithm(digest: DigestName = this.digest): Buffer {
    if (digest !== this.digest) throw new Error(`a ${this.algorithm} key does not sign with ${digest}`);
    return sequence(oid(this.#generation.signature), nothing());
  }

  sign(data: Uint8Array, digest: DigestName = this.digest): Buffer {
    return gostSign(this.#generation.curve, this.#key, digestOf(digest, data));
  }

  privateKeyInfo(): Buffer {
    return sequence(
      integer(0),
      keyAlgorithm(this.#generation),
      octetString(this.#generation.write(this.#key)),
    );
  }
}

/** Which generation's keys have that OID; undefined where none. */
export function gostAlgorithmOf(keyOid: string): GostKeyAlgorithm | undefined {
  return GOST_KEY_ALGORITHMS.find((algorithm) => GENERATIONS[algorithm].key === keyOid);
}

/** A positive INTEGER without its sign octet and with the zeros that DER leaves out; RangeError where it is longer. */
function littleEndian(value: Uint8Array, bytes: number): Uint8Array {
  const octets = Buffer.alloc(bytes);
  const digits = Buffer.from(value).reverse();
  if (digits.subarray(bytes).some((octet) => octet !== 0))
    throw new RangeError('a private key that is too long');
  digits.copy(octets);
  return octets;
}

function keyAlgorithm({ key, curveId, digestParameter }: Generation): Buffer {
  return sequence(oid(key), sequence(oid(curveId), oid(digestParameter)));
}
