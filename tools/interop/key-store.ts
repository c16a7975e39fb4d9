import forge from 'node-forge';
import { openP12, type SigningIdentity } from '../../src/sandbox/certification-authority/index.ts';
import { type Certificate, parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { algorithmName } from './certificate-points.ts';

export interface KeyStore {
  readonly certificate: Certificate;
  /** Undefined for a kind of key that the sandbox's software does not sign with. */
  readonly identity: SigningIdentity | undefined;
}

const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const SIGNED_WITH = /^RSA|^GOST2015-512$/;

/** Opens a key store (PKCS#12), the certificate of that number where it holds several. Throws for a wrong password. */
export function openKeyStore(p12: Uint8Array, password: string, serial: string | undefined): KeyStore {
  const certificates = certificatesIn(p12, password);
  const wanted = serial?.toUpperCase();
  const named = certificates.find(({ serialNumber }) => serialNumber === wanted) ?? certificates[0];
  if (named === undefined) throw new Error('no certificate in the key store');
  if (!SIGNED_WITH.test(algorithmName(named.keyAlgorithm)))
    return { certificate: named, identity: undefined };
  const identity = openP12(p12, password);
  return { certificate: parseCertificate(identity.certificate), identity };
}

function certificatesIn(p12: Uint8Array, password: string): Certificate[] {
  const structure = forge.asn1.fromDer(Buffer.from(p12).toString('latin1'));
  return forge.pkcs12
    .pkcs12FromAsn1(structure, password)
    .safeContents.flatMap(({ safeBags }) => safeBags)
    .filter(({ type }) => type === CERTIFICATE_BAG)
    .map(({ cert, asn1 }) => forge.asn1.toDer(cert ? forge.pki.certificateToAsn1(cert) : asn1).getBytes())
    .map((der) => parseCertificate(Buffer.from(der, 'latin1')));
}
