import { element, StrictElement, type XmlElement } from '../xml/index.ts';

type Part = 'request' | 'response';
type Child = Parameters<typeof element>[2];

/** An operation of a channel with its one part; what its types define stands in no namespace. */
export function writeOperation(
  namespace: string,
  name: string,
  part: Part,
  ...children: readonly Child[]
): XmlElement {
  return element(`typ:${name}`, { 'xmlns:typ': namespace }, element(part, {}, ...children));
}

/** The part of an operation, to be read. Throws XmlFault for another operation. */
export function readOperation(content: Element, namespace: string, name: string, part: Part): StrictElement {
  const operation = new StrictElement(content, namespace, name);
  const read = operation.child('', part);
  operation.finish();
  return read;
}
