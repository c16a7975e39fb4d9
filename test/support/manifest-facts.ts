import { readName } from '../../src/signatures/certificates/name.ts';
import { parseCertificate } from '../../src/signatures/certificates/x509.ts';

/** Names of attributes as the manifest beside the national authority's test material writes them. */
const ATTRIBUTE: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.42': 'G',
  '0.9.2342.19200300.100.1.1': 'UID',
};

const iso = (ms: number) => new Date(ms).toISOString();

/** A manifest's word on a good certificate, as of 22 November 2026. */
export function certificateFacts(der: Uint8Array) {
  const { subjectAttributes, issuer, serialNumber, notBefore, notAfter, extensions, keyAlgorithm } =
    parseCertificate(der);
  const isRsa = keyAlgorithm.oid === '1.2.840.113549.1.1.1';
  return {
    alg: isRsa ? 'RSA-SHA256' : 'GOST2015-512',
    subject: subjectAttributes.map(({ oid, text }) => `${ATTRIBUTE[oid] ?? oid}=${text}`).join(),
    issuerCN: readName(issuer).find(({ oid }) => oid === '2.5.4.3')?.text,
    serial: serialNumber,
    notBefore: iso(notBefore),
    notAfter: iso(notAfter),
    dateAt20261122: notAfter < Date.UTC(2026, 10, 22) ? 'expired' : 'in-period',
    eku: [...extensions.extendedKeyUsage],
    caSignature: true,
    revokedIn: [] as object[],
  };
}
