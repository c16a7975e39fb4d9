import { XmlFault } from './xml-fault.ts';

/**
 * An element as plain data: a text, or its children by their local names, each a list in the order of the document.
 * Prefixes and attributes are left out; an element with children and text besides makes no sense here.
 */
export type XmlValue = string | XmlRecord;
export interface XmlRecord {
  readonly [name: string]: readonly XmlValue[];
}

/** The children of an element. Throws XmlFault. */
export function readRecord(element: Element): XmlRecord {
  const children = Array.from(element.childNodes).filter(isElement);
  if (children.length > 0 && directText(element).trim() !== '') throw new XmlFault('MALFORMED');
  const record = new Map<string, XmlValue[]>();
  for (const child of children) {
    const name = child.localName;
    record.set(name, [...(record.get(name) ?? []), readValue(child)]);
  }
  return Object.fromEntries(record);
}

function readValue(element: Element): XmlValue {
  const hasChildren = Array.from(element.childNodes).some(isElement);
  return hasChildren ? readRecord(element) : directText(element).trim();
}

function directText(element: Element): string {
  return Array.from(element.childNodes)
    .filter((node) => !isElement(node))
    .map(({ nodeValue }) => nodeValue ?? '')
    .join('');
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
