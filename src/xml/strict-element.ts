import { XmlFault } from './xml-fault.ts';

/**
 * An element read strictly: each child is expected by name and in its turn, text stands only where it belongs, and
 * nothing may be left over. Throws XmlFault MALFORMED.
 */
export class StrictElement {
  readonly element: Element;
  readonly #children: readonly Element[];
  #next = 0;

  /** `namespace` '' is none. */
  constructor(element: Element, namespace: string, localName: string) {
    if ((element.namespaceURI ?? '') !== namespace || element.localName !== localName)
      throw new XmlFault('MALFORMED');
    this.element = element;
    this.#children = Array.from(element.childNodes).filter(isElement);
  }

  /** The name of the next child, for where there may be different ones; null at the end. */
  get nextName(): string | null {
    return this.#children[this.#next]?.localName ?? null;
  }

  has(namespace: string, localName: string): boolean {
    const next = this.#children[this.#next];
    return next !== undefined && (next.namespaceURI ?? '') === namespace && next.localName === localName;
  }

  child(namespace: string, localName: string): StrictElement {
    const element = this.#children[this.#next++];
    if (element === undefined) throw new XmlFault('MALFORMED');
    return new StrictElement(element, namespace, localName);
  }

  optional(namespace: string, localName: string): StrictElement | null {
    return this.has(namespace, localName) ? this.child(namespace, localName) : null;
  }

  /** All children of that name that stand here. */
  many(namespace: string, localName: string): StrictElement[] {
    const children: StrictElement[] = [];
    while (this.has(namespace, localName)) children.push(this.child(namespace, localName));
    return children;
  }

  /** The only child, whatever it is called. */
  only(): Element {
    const [child, ...others] = this.#children;
    if (child === undefined || others.length > 0 || ownText(this.element).trim() !== '')
      throw new XmlFault('MALFORMED');
    return child;
  }

  /** All that is left, whatever it is called; ends the reading. */
  rest(): readonly Element[] {
    const rest = this.#children.slice(this.#next);
    this.#next = this.#children.length;
    this.finish();
    return rest;
  }

  /** Passes over what stands here. */
  skip(): void {
    this.#next += 1;
  }

  /** The text of an element without children. */
  text(): string {
    if (this.#children.length > 0) throw new XmlFault('MALFORMED');
    return ownText(this.element);
  }

  /** Base64 (RFC 4648 4) with spaces and line ends between, and nothing else. */
  bytes(): Buffer {
    const base64 = this.text().replace(/[ \t\r\n]+/g, '');
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length === 0 || bytes.toString('base64') !== base64) throw new XmlFault('MALFORMED');
    return bytes;
  }

  attribute(namespace: string, localName: string): string | null {
    const found = Array.from(this.element.attributes).find(
      (attribute) => (attribute.namespaceURI ?? '') === namespace && attribute.localName === localName,
    );
    return found?.value ?? null;
  }

  /** Ends the reading of an element with children: no more of them, no text between them. */
  finish(): void {
    if (this.#next < this.#children.length || ownText(this.element).trim() !== '')
      throw new XmlFault('MALFORMED');
  }
}

function ownText(element: Element): string {
  return Array.from(element.childNodes)
    .filter((node) => !isElement(node))
    .map(({ nodeValue }) => nodeValue ?? '')
    .join('');
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
