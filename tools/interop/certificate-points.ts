import type { AlgorithmIdentifier } from '../../src/asn1/index.ts';
import { digestAlgorithm, signatureAlgorithm } from '../../src/signatures/algorithms/algorithms.ts';
import { type NameAttribute, readName } from '../../src/signatures/certificates/name.ts';
import type { Certificate } from '../../src/signatures/certificates/x509.ts';
import { isSignedBy } from '../../src/signatures/revocation/signed-by.ts';
import { Refusal } from '../../src/signatures/signature-fault.ts';
import type { CertificateFacts, DateAt } from './manifest.ts';
import { issuedBy, type Material } from './material.ts';
import type { Point } from './row.ts';

const COMMON_NAME = '2.5.4.3';

/** Algorithm, names, number, dates, purposes and the authority's signature, as the manifest and the certificate say them. */
export async function certificatePoints(
  facts: CertificateFacts,
  certificate: Certificate,
  { material, date }: { material: Material; date: DateAt },
): Promise<readonly Point[]> {
  const { subjectAttributes, issuer, serialNumber, notBefore, notAfter, extensions } = certificate;
  const quiet = true;
  return [
    { name: '', expected: facts.alg ?? undefined, given: algorithmName(certificate.signatureAlgorithm) },
    { name: '', expected: date.wordOn(facts), given: periodWord(certificate, date.moment.getTime()) },
    {
      name: 'subject',
      expected: facts.subject?.replace(ATTRIBUTE, ','),
      given: written(subjectAttributes),
      quiet,
    },
    { name: 'issuer', expected: facts.issuerCN ?? undefined, given: commonName(readName(issuer)), quiet },
    { name: 'serial', expected: hexadecimal(facts.serial), given: hexadecimal(serialNumber) ?? '', quiet },
    { name: 'notBefore', expected: time(facts.notBefore), given: time(notBefore) ?? '', quiet },
    { name: 'notAfter', expected: time(facts.notAfter), given: time(notAfter) ?? '', quiet },
    { name: 'eku', expected: facts.eku?.join(' '), given: extensions.extendedKeyUsage.join(' '), quiet },
    await signaturePoint(facts, certificate, material),
  ];
}

/** Only where the authority's certificate is among the files: else nobody here can say. */
async function signaturePoint(
  { caSignature }: CertificateFacts,
  certificate: Certificate,
  material: Material,
): Promise<Point> {
  const issuers = material.issuersOf(issuedBy(certificate));
  const good = await signedByAny(certificate, issuers);
  const known = issuers.length > 0 && typeof caSignature === 'boolean';
  return { name: '', expected: known ? signatureWord(caSignature) : undefined, given: signatureWord(good) };
}

export function signatureWord(good: boolean): string {
  return good ? 'signature good' : 'signature bad';
}

export async function signedByAny(
  part: Parameters<typeof isSignedBy>[0],
  signers: readonly Certificate[],
): Promise<boolean> {
  for (const signer of signers) if (await isSignedBy(part, signer)) return true;
  return false;
}

/** As manifests write it: `RSA-SHA256`, `GOST2015-512`, `GOST2004`; the identifier of one that is not known. */
export function algorithmName(identifier: AlgorithmIdentifier): string {
  if (identifier.oid === '1.2.840.113549.1.1.5') return 'RSA-SHA1';
  try {
    const { family, digest } = signatureAlgorithm(identifier);
    if (family !== 'RSA') return family;
    return digest === null
      ? 'RSA'
      : `RSA-${digestAlgorithm({ oid: digest, plain: true }).name.replace('-', '')}`;
  } catch (error) {
    if (error instanceof Refusal) return identifier.oid;
    throw error;
  }
}

export function time(ms: number | null | undefined): string | undefined {
  return ms === null || ms === undefined ? undefined : new Date(ms).toISOString();
}

/** The names of attributes are spelt in more than one way (G, GN, givenName): their values are compared, in order. */
const ATTRIBUTE = /(?:^|,)(?:[A-Za-z]+|\d+(?:\.\d+)+)=/g;

function written(attributes: readonly NameAttribute[]): string {
  return attributes.map(({ text }) => `,${text ?? ''}`).join('');
}

function commonName(attributes: readonly NameAttribute[]): string {
  return attributes.find(({ oid }) => oid === COMMON_NAME)?.text ?? '';
}

/** Without octets of zero in front. */
function hexadecimal(serial: string | null | undefined): string | undefined {
  return serial?.toUpperCase().replace(/^0+(?=.)/, '');
}

function periodWord({ notBefore, notAfter }: Certificate, at: number): string {
  if (at < notBefore) return 'not-yet-valid';
  return at > notAfter ? 'expired' : 'in-period';
}
