import { nothing, octetString } from '../../src/asn1/der-writer.ts';
import {
  type CertificateSpec,
  extension,
} from '../../src/sandbox/certification-authority/certificate-builder.ts';
import {
  buildOcspResponse,
  type OcspSpec,
  type OcspStatus,
} from '../../src/sandbox/certification-authority/ocsp-builder.ts';
import type { Certificate } from '../../src/signatures/certificates/x509.ts';
import { encodeCertificateId } from '../../src/signatures/revocation/certificate-id.ts';
import { judgeOcspAnswer } from '../../src/signatures/revocation/ocsp-answer.ts';
import { listWorld } from './revocation-lists.ts';
import { NOW, rsaKey } from './signatures.ts';

export const NONCE = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const RESPONDER = [['CN', 'RESPONDER']] as const;
export const NO_CHECK = extension('1.3.6.1.5.5.7.48.1.5', nothing());
export const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** An authority of one certificate with a delegated responder whose answers a test writes as it likes. */
export function ocspWorld() {
  const world = listWorld();
  const { certify, root, lists, clock } = world;
  const key = rsaKey();
  const holder = certify();
  const delegate = (change: Partial<CertificateSpec> = {}, by = world.issuer) =>
    certify(
      {
        serial: Buffer.of(0x4d),
        subject: RESPONDER,
        publicKey: key.publicKeyInfo,
        keyUsage: ['digitalSignature'],
        extendedKeyUsage: [OCSP_SIGNING],
        otherExtensions: [NO_CHECK],
        ...change,
      },
      by,
    );
  const usual = delegate();
  const status = (change: Partial<OcspStatus> = {}): OcspStatus => ({
    id: encodeCertificateId(holder, root),
    status: 'GOOD',
    thisUpdate: NOW,
    ...change,
  });
  const response = (change: Partial<OcspSpec> = {}) =>
    buildOcspResponse({
      statuses: [status()],
      producedAt: NOW,
      responder: RESPONDER,
      key,
      nonce: octetString(NONCE),
      certificates: [usual.der],
      ...change,
    });
  /** The status answered, or why there is none. */
  const judge = async (der: Uint8Array, certificate: Certificate = holder) => {
    const judged = await judgeOcspAnswer(
      der,
      { certificate, issuer: root, nonce: NONCE },
      { lists, now: clock.now().getTime() },
    );
    return judged.state === 'ANSWERED' ? judged.answer.status : `${judged.state} ${judged.why}`;
  };
  return { ...world, key, holder, delegate, status, response, judge };
}
