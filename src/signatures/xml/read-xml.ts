import type { SignedDocument } from '../signed-document.ts';
import { readXmlSignature } from './read-xml-signature.ts';
import { signingXml } from './signing-xml.ts';

const ANGLE_BRACKET = 0x3c;

/** No CMS, PEM or Base64 begins with an angle bracket; XML taken here begins with nothing else. */
export function isXml(signature: Uint8Array): boolean {
  return signature[0] === ANGLE_BRACKET;
}

/** The signature over the XML in which `content` is given out; throws Refusal or DerError for all else. */
export function readXml(signature: Uint8Array, content: Uint8Array): Promise<SignedDocument> {
  return readXmlSignature(signature, signingXml(content));
}
