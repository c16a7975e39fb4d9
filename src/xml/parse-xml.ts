import { DOMParser } from '@xmldom/xmldom';
import { XmlFault } from './xml-fault.ts';
import { assertPlainXml } from './xml-form.ts';

const MAX_XML_BYTES = 2 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The document in UTF-8 bytes, without a byte order mark. Throws XmlFault. */
export function parseXml(bytes: Uint8Array): Document {
  if (bytes.length > MAX_XML_BYTES) throw new XmlFault('TOO_LARGE');
  const text = decode(bytes);
  assertPlainXml(text);
  try {
    return new DOMParser({ errorHandler: refuse }).parseFromString(text, 'text/xml');
  } catch {
    throw new XmlFault('MALFORMED');
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new XmlFault('MALFORMED');
  }
}

/** The parser goes on after what it calls errors and warnings; here it does not. */
function refuse(level: string, message: string): never {
  throw new Error(`${level}: ${message}`);
}
