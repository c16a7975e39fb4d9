import {
  element,
  exclusiveCanonical,
  parseXml,
  StrictElement,
  textElement,
  writeXml,
  type XmlElement,
  XmlFault,
} from '../xml/index.ts';

/** Who sends, to the gateway. */
export interface Sender {
  readonly id: string;
  readonly password: string | null;
}

/** A word beside a message: a key of 30 characters at most, a value of 500. */
export interface Property {
  readonly key: string;
  readonly value: string;
}

/**
 * What a message is about: text, or XML of one element; TYPED: of an element that is named after a type of XML Schema,
 * whose content goes in `data` itself, with that type in xsi:type.
 */
export interface MessageContent {
  readonly form: 'TEXT' | 'XML' | 'TYPED';
  readonly content: string;
}

const MAX_KEY = 30;
const MAX_VALUE = 500;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/;
/** What is told without a zone is told in Kazakhstan's. */
const ZONE = '+05:00';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
/** A name with its prefix, by which the namespace of a type is told. */
const TYPE_NAME = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/;
/** Where the type's namespace has none of its own. */
const OWN_PREFIX = 'typed';

export function writeSender({ id, password }: Sender): XmlElement {
  return element('sender', {}, textElement('senderId', id), textElement('password', password));
}

export function readSender(sender: StrictElement): Sender {
  const id = sender.child('', 'senderId').text();
  const password = sender.optional('', 'password')?.text() ?? null;
  sender.finish();
  return { id, password };
}

export function writeProperties(properties: readonly Property[]): XmlElement[] {
  return properties.map(({ key, value }) =>
    element('properties', {}, textElement('key', key), textElement('value', value)),
  );
}

/** Empty ones are passed over: clients send them for none. */
export function readProperties(parent: StrictElement): Property[] {
  return parent.many('', 'properties').flatMap((property) => {
    if (property.nextName === null) return [];
    const key = property.child('', 'key').text();
    const value = property.child('', 'value').text();
    property.finish();
    if (key.length > MAX_KEY || value.length > MAX_VALUE) throw new XmlFault('MALFORMED');
    return [{ key, value }];
  });
}

/** Null where the element is missing or empty. */
export function readText(parent: StrictElement, name: string): string | null {
  const text = parent.optional('', name)?.text() ?? '';
  return text === '' ? null : text;
}

export function readRequired(parent: StrictElement, name: string): string {
  const text = parent.child('', name).text().trim();
  if (text === '') throw new XmlFault('MALFORMED');
  return text;
}

export function readDate(parent: StrictElement, name: string): Date {
  const text = readRequired(parent, name);
  const found = DATE_TIME.exec(text);
  const date = new Date(found?.[1] === undefined ? `${text}${ZONE}` : text);
  if (found === null || Number.isNaN(date.getTime())) throw new XmlFault('MALFORMED');
  return date;
}

/** Throws XmlFault for what says that it is XML and is none. */
export function writeContent({ form, content }: MessageContent): XmlElement {
  if (form === 'TEXT') return element('data', {}, content);
  const root = parseXml(Buffer.from(content)).documentElement;
  if (form === 'XML') return element('data', {}, elementOf(root));
  const { name, attributes, children } = elementOf(root);
  return element('data', { ...attributes, 'xmlns:xsi': XSI, 'xsi:type': name }, ...children);
}

export function readContent(data: StrictElement): MessageContent {
  if (data.nextName === null) return { form: 'TEXT', content: data.text() };
  const type = data.attribute(XSI, 'type');
  if (type !== null) return { form: 'TYPED', content: typedContent(data, type) };
  return { form: 'XML', content: exclusiveCanonical(data.only()).toString('utf8') };
}

function typedContent(data: StrictElement, type: string): string {
  const [, prefix = null, name] = TYPE_NAME.exec(type) ?? [];
  const namespace = data.element.lookupNamespaceURI(prefix ?? '');
  if (name === undefined || namespace === null) throw new XmlFault('MALFORMED');
  const own = prefix ?? OWN_PREFIX;
  const children = data.rest().map((child) => elementOf(parseXml(exclusiveCanonical(child)).documentElement));
  return writeXml(element(`${own}:${name}`, { [`xmlns:${own}`]: namespace }, ...children));
}

/** An element that was read, to be written again as part of another. */
function elementOf(source: Element): XmlElement {
  const attributes = Array.from(source.attributes).map(({ name, value }) => [name, value] as const);
  const children = Array.from(source.childNodes).map((node) =>
    node.nodeType === node.ELEMENT_NODE ? elementOf(node as Element) : (node.nodeValue ?? ''),
  );
  return element(source.nodeName, Object.fromEntries(attributes), ...children);
}
