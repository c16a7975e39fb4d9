export { parseXml } from './parse-xml.ts';
export { readRecord } from './read-record.ts';
export { element, optionalElement, writeXml, type XmlElement } from './write-xml.ts';
export { XmlFault } from './xml-fault.ts';
