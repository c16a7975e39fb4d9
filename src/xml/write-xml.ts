import { assertCharacters } from './characters.ts';

/** An element to be written: what is undefined or null among its children is not there. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

type Child = XmlElement | string | null | undefined;

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): XmlElement {
  return { name, attributes, children: children.filter((child) => child !== null && child !== undefined) };
}

/** An element with text alone; nothing where there is no text. */
export function textElement(name: string, text: string | null | undefined): XmlElement | null {
  return text === null || text === undefined ? null : element(name, {}, text);
}

/**
 * The XML of an element as it is canonical (Canonical XML 1.0 1.1): no space between tags, no empty-element tags,
 * attributes in the order given. Throws for a text that no XML can carry.
 */
export function writeXml({ name, attributes, children }: XmlElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  const content = children.map((child) => (typeof child === 'string' ? escapeText(child) : writeXml(child)));
  return `<${name}${written.join('')}>${content.join('')}</${name}>`;
}

/** The document in one line, with its declaration. */
export function writeDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${writeXml(root)}`;
}

const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function escapeText(text: string): string {
  assertCharacters(text);
  return text.replace(/[&<>\r]/g, (found) => TEXT[found] ?? found);
}

function escapeAttribute(text: string): string {
  assertCharacters(text);
  return text.replace(/[&<"\t\n\r]/g, (found) => ATTRIBUTE[found] ?? found);
}
