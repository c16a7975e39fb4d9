export { exclusiveCanonical } from './canonical.ts';
export { withoutForbidden } from './characters.ts';
export { parseXml } from './parse-xml.ts';
export { readRecord } from './read-record.ts';
export { StrictElement } from './strict-element.ts';
export { element, textElement, writeDocument, writeXml, type XmlElement } from './write-xml.ts';
export { XmlFault } from './xml-fault.ts';
