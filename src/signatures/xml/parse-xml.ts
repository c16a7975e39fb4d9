import { parseXml as parse, XmlFault } from '../../xml/index.ts';
import { Refusal, type SignatureFault } from '../signature-fault.ts';

const FAULTS: Readonly<Record<XmlFault['reason'], SignatureFault>> = {
  TOO_LARGE: 'TOO_LARGE',
  MALFORMED: 'XML_MALFORMED',
  REPEATED_ID: 'XML_NOT_WHOLE_DOCUMENT',
};

/**
 * The document in UTF-8 bytes, without a byte order mark. Refuses with TOO_LARGE, XML_MALFORMED or
 * XML_NOT_WHOLE_DOCUMENT.
 */
export function parseXml(bytes: Uint8Array): Document {
  try {
    return parse(bytes);
  } catch (fault) {
    throw fault instanceof XmlFault ? new Refusal(FAULTS[fault.reason]) : fault;
  }
}
