import { Refusal } from '../signature-fault.ts';

export const DSIG_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';

/**
 * An element of XMLDSig read strictly: each child and each attribute is expected by name, text stands only
 * where it belongs, and nothing may be left over. Faults are XML_MALFORMED unless said.
 */
export class SignatureElement {
  readonly element: Element;
  readonly #children: readonly Element[];
  #next = 0;

  constructor(element: Element, localName: string) {
    if (element.namespaceURI !== DSIG_NAMESPACE || element.localName !== localName)
      throw new Refusal('XML_MALFORMED');
    this.element = element;
    this.#children = Array.from(element.childNodes).filter(isElement);
  }

  /** The next child, which must be that one. */
  child(localName: string): SignatureElement {
    const element = this.#children[this.#next++];
    if (element === undefined) throw new Refusal('XML_MALFORMED');
    return new SignatureElement(element, localName);
  }

  has(localName: string): boolean {
    return this.#children[this.#next]?.localName === localName;
  }

  /** All children that are left, of that name. */
  rest(localName: string): SignatureElement[] {
    const children: SignatureElement[] = [];
    while (this.#next < this.#children.length) children.push(this.child(localName));
    return children;
  }

  /** Ends the reading of an element with children: no more of them, no text between them. */
  finish(): void {
    if (this.#next < this.#children.length) throw new Refusal('XML_MALFORMED');
    if (directText(this.element).trim() !== '') throw new Refusal('XML_MALFORMED');
  }

  /** The values of the attributes named, undefined for one that is missing; others may not be there. */
  attributes<const Names extends readonly string[]>(
    ...names: Names
  ): Readonly<Record<Names[number], string | undefined>> {
    for (const { name } of Array.from(this.element.attributes)) {
      if (!names.includes(name) && name !== 'xmlns' && !name.startsWith('xmlns:'))
        throw new Refusal('XML_MALFORMED');
    }
    const value = (name: string) => this.element.getAttributeNode(name)?.value;
    return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<
      Names[number],
      string | undefined
    >;
  }

  /** Base64 (RFC 4648 4) with spaces and line ends between, and nothing else. */
  bytes(): Buffer {
    if (this.#children.length > 0) throw new Refusal('XML_MALFORMED');
    const base64 = directText(this.element).replace(/[ \t\r\n]+/g, '');
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length === 0 || bytes.toString('base64') !== base64) throw new Refusal('XML_MALFORMED');
    return bytes;
  }
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
