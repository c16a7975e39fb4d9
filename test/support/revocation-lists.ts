import { pem } from '../../src/asn1/der-writer.ts';
import {
  buildCertificate,
  type CertificateIssuer,
  type CertificateSpec,
} from '../../src/sandbox/certification-authority/certificate-builder.ts';
import { buildCrl, type CrlSpec } from '../../src/sandbox/certification-authority/crl-builder.ts';
import { parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { InMemoryRevocationLists, TrustStore } from '../../src/signatures/index.ts';
import { keyIdentifier } from '../../src/signing/digests.ts';
import { DAY_MS, HeldClock, NOW, rsaKey } from './signatures.ts';

const at = (ms: number) => new Date(NOW.getTime() + ms);

/** An authority of one certificate, whose lists a test writes as it likes. */
export function listWorld() {
  const clock = new HeldClock();
  const key = rsaKey();
  const publicKey = key.publicKeyInfo;
  const issuer: CertificateIssuer = { subject: [['CN', 'SANDBOX']], key, keyId: keyIdentifier(publicKey) };
  const root = buildCertificate(
    {
      serial: Buffer.of(1),
      subject: issuer.subject,
      publicKey,
      notBefore: at(-DAY_MS),
      notAfter: at(365 * DAY_MS),
      keyUsage: ['keyCertSign', 'cRLSign'],
      extendedKeyUsage: [],
      authority: {},
    },
    issuer,
  );
  const trust = new TrustStore({ roots: [pem('CERTIFICATE', root)], intermediates: [] });
  const lists = new InMemoryRevocationLists({ trust, clock });
  const crl = (change: Partial<CrlSpec> = {}, by: CertificateIssuer = issuer) =>
    buildCrl({ number: 7, thisUpdate: NOW, nextUpdate: at(DAY_MS), revoked: [], ...change }, by);
  const certify = (change: Partial<CertificateSpec> = {}, by: CertificateIssuer = issuer) =>
    parseCertificate(
      buildCertificate(
        {
          serial: Buffer.from('4A01', 'hex'),
          subject: [['CN', 'HOLDER']],
          publicKey,
          notBefore: at(-DAY_MS),
          notAfter: at(365 * DAY_MS),
          keyUsage: ['digitalSignature', 'nonRepudiation'],
          extendedKeyUsage: [],
          ...change,
        },
        by,
      ),
    );
  return { clock, lists, crl, issuer, root: parseCertificate(root), pem: pem('CERTIFICATE', root), certify };
}
