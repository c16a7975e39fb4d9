import { createHash } from 'node:crypto';
import {
  type AlgorithmIdentifier,
  assertStrictDer,
  contextConstructed,
  DerError,
  DerReader,
  readAlgorithm,
  readOctetAlignedBits,
  readSerialNumber,
  readSmallInteger,
  readTime,
  TAG,
} from '../../asn1/index.ts';
import { openPublicKey } from '../algorithms/algorithms.ts';
import type { PublicKey } from '../algorithms/public-key.ts';
import { type Extensions, readExtensions } from './extensions.ts';
import { type NameAttribute, readName } from './name.ts';

/**
 * An X.509 v3 certificate (RFC 5280 4.1), its parts as they stand in the DER; nothing in it is believed
 * yet.
 */
export interface Certificate {
  readonly der: Uint8Array;
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly sha256: string;
  /** The bytes the issuer signed. */
  readonly tbs: Uint8Array;
  readonly serial: Uint8Array;
  readonly serialNumber: string;
  /** The issuer's Name as DER: names are compared by their bytes. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly subjectAttributes: readonly NameAttribute[];
  /** Both bounds belong to the validity; ms since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly subjectPublicKeyInfo: Uint8Array;
  readonly keyAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  /**
   * Whether the signed part names the algorithm that stands beside the signature (NULL and absent
   * parameters alike).
   */
  readonly algorithmsAgree: boolean;
  readonly signature: Uint8Array;
  readonly extensions: Extensions;
}

/** No certificate of a person comes near it. */
const MAX_CERTIFICATE_BYTES = 64 * 1024;

/** Throws DerError for whatever is not one strictly encoded X.509 v3 certificate. */
export function parseCertificate(der: Uint8Array): Certificate {
  if (der.length > MAX_CERTIFICATE_BYTES) throw new DerError('certificate too large');
  assertStrictDer(der);
  const outer = new DerReader(der).open(TAG.SEQUENCE);
  const tbs = outer.raw(TAG.SEQUENCE);
  const signatureAlgorithm = readAlgorithm(outer);
  const signature = readOctetAlignedBits(outer);
  outer.finish();

  const fields = new DerReader(tbs).open(TAG.SEQUENCE);
  const version = fields.open(contextConstructed(0));
  if (readSmallInteger(version) !== 2) throw new DerError('not a version 3 certificate');
  version.finish();
  const serial = readSerialNumber(fields);
  const innerAlgorithm = readAlgorithm(fields);
  const issuer = fields.raw(TAG.SEQUENCE);
  const validity = fields.open(TAG.SEQUENCE);
  const notBefore = readTime(validity);
  const notAfter = readTime(validity);
  validity.finish();
  const subject = fields.raw(TAG.SEQUENCE);
  const subjectPublicKeyInfo = fields.raw(TAG.SEQUENCE);
  const extensions = readExtensions(fields.open(contextConstructed(3)));
  fields.finish();

  return {
    der,
    sha256: createHash('sha256').update(der).digest('hex'),
    tbs,
    serial,
    serialNumber: hexadecimal(serial),
    issuer,
    subject,
    subjectAttributes: readName(subject),
    notBefore,
    notAfter,
    subjectPublicKeyInfo,
    keyAlgorithm: readAlgorithm(new DerReader(subjectPublicKeyInfo).open(TAG.SEQUENCE)),
    signatureAlgorithm,
    algorithmsAgree: innerAlgorithm.oid === signatureAlgorithm.oid,
    signature,
    extensions,
  };
}

const openedKeys = new WeakMap<Certificate, PublicKey>();

/** The subject's key, opened once. Refuses with WEAK_ALGORITHM or UNSUPPORTED_ALGORITHM; throws DerError. */
export function publicKeyOf(certificate: Certificate): PublicKey {
  let key = openedKeys.get(certificate);
  if (key === undefined) {
    key = openPublicKey(certificate.keyAlgorithm, certificate.subjectPublicKeyInfo);
    openedKeys.set(certificate, key);
  }
  return key;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
