import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { DerReader, readOctetAlignedBits, TAG } from '../../asn1/index.ts';
import { GOST_CURVES, type GostPublicKey, gostVerify, readGostPublicKey } from '../../gost/index.ts';
import { digestOf, type SigningAlgorithm, XML_METHODS } from '../../signing/index.ts';
import type { BodySignature } from '../../soap/index.ts';
import { issuerOf, type SandboxAuthority } from '../certification-authority/index.ts';

/** With which systems sign. */
export const SYSTEM_ALGORITHMS = [
  'RSA',
  'GOST2015',
  'GOST2004',
] as const satisfies readonly SigningAlgorithm[];

/**
 * Whether a signature by WS-Security is good, and of a system whose certificate the sandbox's own authority issued and
 * has not revoked; its BIN, or null. A judgement of the sandbox's own, which shares no code with the server's.
 */
export function knownSigner(wss: BodySignature, authority: SandboxAuthority): string | null {
  const algorithm = SYSTEM_ALGORITHMS.find((known) => XML_METHODS[known].signature === wss.signatureMethod);
  if (algorithm === undefined || XML_METHODS[algorithm].digest !== wss.digestMethod) return null;
  if (!digestOf(XML_METHODS[algorithm].digestName, wss.body).equals(wss.digestValue)) return null;
  if (!signedBy(algorithm, wss.certificate, wss.signedBytes, wss.signature)) return null;
  return vouchedFor(algorithm, wss.certificate, authority);
}

/** BIN of the system whose certificate it is, of those that were issued to systems and are good; or null. */
export function vouchedFor(
  algorithm: SigningAlgorithm,
  der: Uint8Array,
  authority: SandboxAuthority,
): string | null {
  const certificate = new X509Certificate(der);
  const by = issuerOf(algorithm);
  const issuer = new X509Certificate(authority.issuingDer(by));
  const record = authority.issued().find(({ serial }) => serial === certificate.serialNumber);
  if (record?.template !== 'INFORMATION_SYSTEM' || record.status !== 'GOOD') return null;
  const parts = new DerReader(der).open(TAG.SEQUENCE);
  const signed = parts.raw(TAG.SEQUENCE);
  parts.skip();
  const vouched = isGood(by, spkiOf(issuer.raw), signed, readOctetAlignedBits(parts));
  return vouched ? record.bin : null;
}

/** Whether the key in a certificate has signed. */
export function signedBy(
  algorithm: SigningAlgorithm,
  certificate: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  return isGood(algorithm, spkiOf(new X509Certificate(certificate).raw), data, signature);
}

function isGood(
  algorithm: SigningAlgorithm,
  publicKeyInfo: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (algorithm === 'RSA') {
    const key = createPublicKey({ key: Buffer.from(publicKeyInfo), format: 'der', type: 'spki' });
    return verify('SHA256', data, key, signature);
  }
  const key = gostKeyOf(publicKeyInfo, algorithm);
  return key !== null && gostVerify(key, digestOf(XML_METHODS[algorithm].digestName, data), signature);
}

/** What is worked out of a key beforehand costs more than a verification: of the few systems here it is kept. */
const gostKeys = new Map<string, GostPublicKey | null>();

const CURVES = { GOST2015: GOST_CURVES['tc26-512-A'], GOST2004: GOST_CURVES['cryptopro-A'] };

function gostKeyOf(publicKeyInfo: Uint8Array, algorithm: keyof typeof CURVES): GostPublicKey | null {
  const name = Buffer.from(publicKeyInfo).toString('base64');
  const known = gostKeys.get(name);
  if (known !== undefined) return known;
  const fields = new DerReader(publicKeyInfo).open(TAG.SEQUENCE);
  fields.skip();
  const point = new DerReader(readOctetAlignedBits(fields)).value(TAG.OCTET_STRING);
  const key = readGostPublicKey(CURVES[algorithm], point);
  gostKeys.set(name, key);
  return key;
}

/** After version, serial, algorithm, issuer, validity and subject. */
function spkiOf(certificate: Uint8Array): Uint8Array {
  const tbs = new DerReader(certificate).open(TAG.SEQUENCE).open(TAG.SEQUENCE);
  for (let passed = 0; passed < 6; passed++) tbs.skip();
  return tbs.raw(TAG.SEQUENCE);
}
