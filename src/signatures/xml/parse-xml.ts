import { parseXml as parse, XmlFault } from '../../xml/index.ts';
import { Refusal } from '../signature-fault.ts';

/**
 * The document in UTF-8 bytes, without a byte order mark. Refuses with TOO_LARGE, XML_MALFORMED or
 * XML_NOT_WHOLE_DOCUMENT.
 */
export function parseXml(bytes: Uint8Array): Document {
  try {
    return parse(bytes);
  } catch (error) {
    if (error instanceof XmlFault) throw new Refusal(error.code);
    throw error;
  }
}
