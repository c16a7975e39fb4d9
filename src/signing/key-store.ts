import { createHmac, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import {
  bmpString,
  DerReader,
  explicit,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  TAG,
} from '../asn1/index.ts';
import { keyIdentifier } from './digests.ts';
import { openPrivateKey } from './private-key.ts';
import type { SigningKey } from './signing-key.ts';

/** A key and its certificate, as a key store file holds them. */
export interface SigningIdentity {
  readonly key: SigningKey;
  /** DER. */
  readonly certificate: Uint8Array;
}

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const SHA1 = '1.3.14.3.2.26';
/** How often the national authority has a password hashed. */
const ITERATIONS = 1024;
const SALT_BYTES = 20;

/** What a key store is encrypted with. */
interface Secret {
  readonly password: string;
  readonly iterations: number;
}

/**
 * A PKCS#12 file (RFC 7292) as the national authority hands it out: key and certificate under PBE with SHA-1 and
 * 3DES, a SHA-1 MAC, both named by the key's identifier. The certificate too is under 3DES, not under 40 bits of RC2,
 * so that OpenSSL 3 opens a file with an RSA key without its legacy module.
 */
export function exportP12(
  { key, certificate }: SigningIdentity,
  password: string,
  iterations = ITERATIONS,
): Buffer {
  const secret = { password, iterations };
  const id = keyIdentifier(key.publicKeyInfo);
  const attributes = setOf(
    sequence(oid(FRIENDLY_NAME), setOf(bmpString(id.toString('hex')))),
    sequence(oid(LOCAL_KEY_ID), setOf(octetString(id))),
  );
  const keyBag = sequence(oid(KEY_BAG), explicit(0, encrypted(key.privateKeyInfo(), secret)), attributes);
  const certificateBag = sequence(
    oid(CERTIFICATE_BAG),
    explicit(0, sequence(oid(X509_CERTIFICATE), explicit(0, octetString(certificate)))),
    attributes,
  );
  const safe = sequence(
    sequence(oid(DATA), explicit(0, octetString(sequence(keyBag)))),
    sequence(oid(ENCRYPTED_DATA), explicit(0, encryptedData(sequence(certificateBag), secret))),
  );
  return sequence(integer(3), sequence(oid(DATA), explicit(0, octetString(safe))), macData(safe, secret));
}

/**
 * Opens a key store of ours or of the national authority's, with an RSA key, a GOST 34.10-2015 one of 512 bits
 * or a GOST 34.310-2004 one.
 * Throws when the password is wrong, or when there is no such key with its certificate.
 */
export function openP12(p12: Uint8Array, password: string): SigningIdentity {
  const pfx = forge.pkcs12.pkcs12FromAsn1(fromDer(p12), password);
  const bags = pfx.safeContents.flatMap(({ safeBags }) => safeBags);
  const keyBag = bags.find(({ type }) => type === KEY_BAG);
  if (keyBag === undefined) throw new Error('no private key in the PKCS#12 file');
  const key = openPrivateKey(privateKeyIn(keyBag));
  const certificate = bags
    .filter(({ type }) => type === CERTIFICATE_BAG)
    .map(certificateIn)
    .find((candidate) => publicKeyOf(candidate).equals(key.publicKeyInfo));
  if (certificate === undefined) throw new Error('no certificate of the key in the PKCS#12 file');
  return { key, certificate };
}

/** node-forge reads RSA keys itself and leaves others as they are. */
function privateKeyIn({ key, asn1 }: forge.pkcs12.Bag): Buffer {
  return toDer(key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1);
}

function certificateIn({ cert, asn1 }: forge.pkcs12.Bag): Buffer {
  return toDer(cert ? forge.pki.certificateToAsn1(cert) : asn1);
}

/** The SubjectPublicKeyInfo of a certificate: after version, serial, algorithm, issuer, validity and subject. */
function publicKeyOf(certificate: Uint8Array): Buffer {
  const tbs = new DerReader(certificate).open(TAG.SEQUENCE).open(TAG.SEQUENCE);
  for (let passed = 0; passed < 6; passed++) tbs.skip();
  return Buffer.from(tbs.raw(TAG.SEQUENCE));
}

/** EncryptedPrivateKeyInfo over any structure (RFC 7292 appendix B): the algorithm, then what it encrypted. */
function encrypted(der: Uint8Array, { password, iterations }: Secret): Buffer {
  return toDer(
    forge.pki.encryptPrivateKeyInfo(fromDer(der), password, {
      algorithm: '3des',
      count: iterations,
      saltSize: SALT_BYTES,
    }),
  );
}

/** The same as EncryptedData (RFC 5652 8), where the encrypted octets stand under `[0]`. */
function encryptedData(der: Uint8Array, secret: Secret): Buffer {
  const reader = new DerReader(encrypted(der, secret)).open(TAG.SEQUENCE);
  const algorithm = reader.raw(TAG.SEQUENCE);
  return sequence(integer(0), sequence(oid(DATA), algorithm, implicit(0, reader.value(TAG.OCTET_STRING))));
}

/** HMAC with SHA-1 over the safe (RFC 7292 appendix B, the diversifier 3). */
function macData(safe: Uint8Array, { password, iterations }: Secret): Buffer {
  const salt = randomBytes(SALT_BYTES);
  const saltBytes = forge.util.createBuffer(salt.toString('latin1'), 'raw');
  const macKey = forge.pkcs12.generateKey(password, saltBytes, 3, iterations, 20).getBytes();
  const mac = createHmac('sha1', Buffer.from(macKey, 'latin1')).update(safe).digest();
  return sequence(
    sequence(sequence(oid(SHA1), nothing()), octetString(mac)),
    octetString(salt),
    integer(iterations),
  );
}

function fromDer(der: Uint8Array): forge.asn1.Asn1 {
  return forge.asn1.fromDer(Buffer.from(der).toString('latin1'));
}

function toDer(structure: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(structure).getBytes(), 'latin1');
}
