import { hash } from 'node:crypto';
import {
  type AlgorithmIdentifier,
  DerReader,
  integer,
  nothing,
  octetString,
  oid,
  readAlgorithm,
  readOctetAlignedBits,
  readSerialNumber,
  sequence,
  TAG,
} from '../../asn1/index.ts';
import { type Certificate, sameBytes } from '../certificates/x509.ts';

/** How a certificate is named in OCSP (RFC 6960 4.1.1): all four parts must agree. */
export interface CertificateId {
  readonly algorithm: AlgorithmIdentifier;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: Uint8Array;
}

const SHA1 = '1.3.14.3.2.26';
/**
 * The hashes only find the issuer again, in what is signed as a whole: nothing rests on their strength.
 * SHA-1 is what every responder knows (RFC 5019 2.1.1), and is asked by.
 */
const HASHES: ReadonlyMap<string, string> = new Map([
  [SHA1, 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
]);

/** CertID, DER. */
export function encodeCertificateId(certificate: Certificate, issuer: Certificate): Buffer {
  return sequence(
    sequence(oid(SHA1), nothing()),
    octetString(hash('sha1', issuer.subject, 'buffer')),
    octetString(keyHash('sha1', issuer)),
    integer(certificate.serial),
  );
}

export function readCertificateId(reader: DerReader): CertificateId {
  const fields = reader.open(TAG.SEQUENCE);
  const algorithm = readAlgorithm(fields);
  const issuerNameHash = fields.value(TAG.OCTET_STRING);
  const issuerKeyHash = fields.value(TAG.OCTET_STRING);
  const serial = readSerialNumber(fields);
  fields.finish();
  return { algorithm, issuerNameHash, issuerKeyHash, serial };
}

/** Whether it names that certificate of that issuer, by SHA-1 or SHA-256. */
export function isIdOf(id: CertificateId, certificate: Certificate, issuer: Certificate): boolean {
  const algorithm = HASHES.get(id.algorithm.oid);
  return (
    algorithm !== undefined &&
    id.algorithm.plain &&
    sameBytes(id.serial, certificate.serial) &&
    sameBytes(id.issuerNameHash, hash(algorithm, issuer.subject, 'buffer')) &&
    sameBytes(id.issuerKeyHash, keyHash(algorithm, issuer))
  );
}

/** Over the key's bits alone, without tag, length and count of unused bits (RFC 6960 4.1.1). */
export function keyHash(algorithm: string, { subjectPublicKeyInfo }: Certificate): Buffer {
  const fields = new DerReader(subjectPublicKeyInfo).open(TAG.SEQUENCE);
  fields.skip();
  return hash(algorithm, readOctetAlignedBits(fields), 'buffer');
}
