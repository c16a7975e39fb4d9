import { certificateOf } from '../certificates/certificate-cache.ts';
import { publicKeyOf } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import type { SignedDocument } from '../signed-document.ts';
import { readXmlSignature } from './read-xml-signature.ts';
import { signingXml } from './signing-xml.ts';

const ANGLE_BRACKET = 0x3c;

/** No CMS, PEM or Base64 begins with an angle bracket; XML taken here begins with nothing else. */
export function isXml(signature: Uint8Array): boolean {
  return signature[0] === ANGLE_BRACKET;
}

/** The signature over the XML in which `content` is given out; throws Refusal or DerError for all else. */
export function readXml(signature: Uint8Array, content: Uint8Array): SignedDocument {
  const { certificate, embedded, ...signed } = readXmlSignature(signature, signingXml(content));
  const signer = certificateOf(certificate);
  if (publicKeyOf(signer).family !== signed.family) throw new Refusal('ALG_MISMATCH');
  return {
    format: 'XML',
    signer,
    embedded: embedded.map(certificateOf),
    timestampToken: undefined,
    ...signed,
  };
}
