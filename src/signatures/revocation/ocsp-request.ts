import { explicit, octetString, oid, sequence } from '../../asn1/index.ts';
import type { Certificate } from '../certificates/x509.ts';
import { encodeCertificateId } from './certificate-id.ts';

export const NONCE_OID = '1.3.6.1.5.5.7.48.1.2';

/** The nonce as it stands in the extension: an octet string within the octet string (RFC 9654 2.1). */
export function encodeNonce(nonce: Uint8Array): Buffer {
  return octetString(nonce);
}

/** A question about one certificate, unsigned, with a nonce (RFC 6960 4.1.1), as DER. */
export function encodeOcspRequest(certificate: Certificate, issuer: Certificate, nonce: Uint8Array): Buffer {
  const nonceExtension = sequence(oid(NONCE_OID), octetString(encodeNonce(nonce)));
  const requestList = sequence(sequence(encodeCertificateId(certificate, issuer)));
  return sequence(sequence(requestList, explicit(2, sequence(nonceExtension))));
}
