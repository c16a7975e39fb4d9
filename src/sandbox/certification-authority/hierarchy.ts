import { randomBytes } from 'node:crypto';
import { pem } from '../../asn1/index.ts';
import type { KeyAlgorithm, SigningAlgorithm, SigningKey } from '../../signing/index.ts';
import { keyIdentifier, newSigningKey, openPrivateKey } from '../../signing/index.ts';
import { addressesOf } from './addresses.ts';
import { buildCertificate, type CertificateIssuer, type CertificateSpec } from './certificate-builder.ts';
import type { DistinguishedName } from './name-builder.ts';

/** A root and the authority below it that issues to people, both with keys of one kind. */
export interface Hierarchy {
  readonly root: CertificateIssuer;
  readonly issuing: CertificateIssuer;
}

/** What is kept of it: keys and certificates in PEM. */
export interface KeptHierarchy {
  readonly root: KeptAuthority;
  readonly issuing: KeptAuthority;
}

interface KeptAuthority {
  readonly privateKey: string;
  readonly certificate: string;
}

/** In the manner of the national authority's; the word SANDBOX is what production refuses. */
const NAMES: Readonly<Record<KeyAlgorithm, { root: DistinguishedName; issuing: DistinguishedName }>> = {
  RSA: {
    root: [
      ['C', 'KZ'],
      ['O', 'Qyzmet Sandbox'],
      ['CN', 'ҚҰМСАЛҒЫШ НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (SANDBOX)'],
    ],
    issuing: [
      ['C', 'KZ'],
      ['O', 'Qyzmet Sandbox'],
      ['CN', 'ҚҰМСАЛҒЫШ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA SANDBOX)'],
    ],
  },
  GOST2015: {
    root: [
      ['CN', 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) SANDBOX'],
      ['C', 'KZ'],
    ],
    issuing: [
      ['CN', 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) SANDBOX'],
      ['C', 'KZ'],
    ],
  },
};

/** Whose authority certifies a key: keys of 2004 have no hierarchy of their own here, as they are issued no more. */
export function issuerOf(algorithm: SigningAlgorithm): KeyAlgorithm {
  return algorithm === 'GOST2004' ? 'GOST2015' : algorithm;
}

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;

/** Both ends of a validity that begins now; a minute is given to clocks that are behind. */
export function validityFrom(now: Date, years: number): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - MINUTE_MS),
    notAfter: new Date(now.getTime() + years * YEAR_MS),
  };
}

/** The national authority's serial number: the key's name with the top bit cleared. */
export function serialOfKey(publicKeyInfo: Uint8Array): Buffer {
  const serial = keyIdentifier(publicKeyInfo);
  serial[0] = (serial[0] ?? 0) & 0x7f;
  return serial;
}

/** For a second certificate of one key, which the national authority would not issue: twenty octets, positive. */
export function randomSerial(): Buffer {
  const serial = randomBytes(20);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}

export async function foundHierarchy(
  algorithm: KeyAlgorithm,
  { now, url }: { readonly now: Date; readonly url: string },
): Promise<KeptHierarchy> {
  const [rootKey, issuingKey] = await Promise.all([newSigningKey(algorithm), newSigningKey(algorithm)]);
  const names = NAMES[algorithm];
  const addresses = addressesOf(url, algorithm);
  const root = issuerWith(names.root, rootKey);
  const certify = (spec: CertificateSpec) => pem('CERTIFICATE', buildCertificate(spec, root));
  const common = {
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: [],
    policy: '1.2.398.3.3.1.1',
  } as const;
  const rootCertificate = certify({
    ...common,
    serial: serialOfKey(rootKey.publicKeyInfo),
    subject: names.root,
    publicKey: rootKey.publicKeyInfo,
    ...validityFrom(now, 20),
    practiceUrl: addresses.practice,
    authority: {},
  });
  const issuingCertificate = certify({
    ...common,
    serial: serialOfKey(issuingKey.publicKeyInfo),
    subject: names.issuing,
    publicKey: issuingKey.publicKeyInfo,
    ...validityFrom(now, 10),
    practiceUrl: addresses.practice,
    crlUrl: addresses.rootCrl,
    issuerUrl: addresses.root,
    authority: { pathLength: 0 },
  });
  return {
    root: { privateKey: privateKeyPem(rootKey), certificate: rootCertificate },
    issuing: { privateKey: privateKeyPem(issuingKey), certificate: issuingCertificate },
  };
}

export function openHierarchy(algorithm: KeyAlgorithm, kept: KeptHierarchy): Hierarchy {
  return {
    root: issuerWith(NAMES[algorithm].root, openPrivateKey(fromPem(kept.root.privateKey))),
    issuing: issuerWith(NAMES[algorithm].issuing, openPrivateKey(fromPem(kept.issuing.privateKey))),
  };
}

function issuerWith(subject: DistinguishedName, key: SigningKey): CertificateIssuer {
  return { subject, key, keyId: keyIdentifier(key.publicKeyInfo) };
}

function privateKeyPem(key: SigningKey): string {
  return pem('PRIVATE KEY', key.privateKeyInfo());
}

/** The first block of a PEM text (RFC 7468). */
export function fromPem(text: string): Buffer {
  return Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64');
}
