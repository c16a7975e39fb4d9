import { NamespaceScope } from './namespace-scope.ts';
import { XmlFault } from './xml-fault.ts';

const MAX_DEPTH = 32;
/** Elements and attributes; those of an honest document are some thirty. A reader takes 50 µs for each. */
const MAX_NODES = 5_000;
const MAX_ATTRIBUTES = 64;

/** Names in ASCII, with one prefix at most (Namespaces in XML 4): those of our documents and of XMLDSig. */
const NAME = '[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?';
const SPACE = '[ \\t\\r\\n]';

const DECLARATION =
  /<\?xml[ \t\r\n]+version=(["'])1\.0\1(?:[ \t\r\n]+encoding=(["'])[Uu][Tt][Ff]-8\2)?(?:[ \t\r\n]+standalone=(["'])(?:yes|no)\3)?[ \t\r\n]*\?>/y;
const OPEN = new RegExp(`<(${NAME})`, 'y');
const ATTRIBUTE = new RegExp(`${SPACE}+(${NAME})${SPACE}*=${SPACE}*(?:"([^<"]*)"|'([^<']*)')`, 'y');
const END_OF_TAG = new RegExp(`${SPACE}*(/?)>`, 'y');
const CLOSE = new RegExp(`</(${NAME})${SPACE}*>`, 'y');
const TEXT = /[^<]+/y;

const ONLY_SPACE = /^[ \t\r\n]*$/;
/** What XML 1.0 2.2 lets stand, without the line ends that only XML 1.1 knows. */
const CHARACTERS =
  /^[\t\n\r\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
const AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)/;
const CHARACTER_REFERENCE = /&#(x?)([0-9A-Fa-f]+);/g;

/**
 * Holds a text against the small part of XML 1.0 that is taken here, before any parser sees it: elements,
 * attributes, text, the five entities and characters by number. No DOCTYPE and so no entities of its own, no
 * comments, processing instructions, CDATA sections or xml: attributes; bounded in depth and number; no
 * identifier twice. Throws XmlFault: MALFORMED, or REPEATED_ID for an identifier that is
 * there twice.
 */
export function assertPlainXml(text: string): void {
  if (!CHARACTERS.test(text)) throw new XmlFault('MALFORMED');
  new FormCheck(text).document();
}

class FormCheck {
  readonly #text: string;
  readonly #open: { readonly name: string; readonly scope: NamespaceScope }[] = [];
  readonly #identifiers = new Set<string>();
  #at = 0;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    this.#match(DECLARATION);
    this.#space();
    this.#startTag();
    while (this.#open.length > 0) this.#next();
    this.#space();
    if (this.#at !== this.#text.length) throw new XmlFault('MALFORMED');
  }

  #next(): void {
    const text = this.#match(TEXT)?.[0];
    if (text !== undefined) {
      assertReferences(text);
      if (text.includes(']]>')) throw new XmlFault('MALFORMED');
      return;
    }
    const close = this.#match(CLOSE);
    if (close === null) this.#startTag();
    else if (this.#open.pop()?.name !== close[1]) throw new XmlFault('MALFORMED');
  }

  #startTag(): void {
    const name = this.#match(OPEN)?.[1];
    if (name === undefined) throw new XmlFault('MALFORMED');
    this.#count();
    const scope = (this.#open.at(-1)?.scope ?? NamespaceScope.outside).enter(name, this.#attributes());
    const end = this.#match(END_OF_TAG);
    if (end === null) throw new XmlFault('MALFORMED');
    if (end[1] === '/') return;
    if (this.#open.push({ name, scope }) > MAX_DEPTH) throw new XmlFault('MALFORMED');
  }

  #attributes(): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    for (let found = this.#match(ATTRIBUTE); found !== null; found = this.#match(ATTRIBUTE)) {
      const [name, value] = [found[1] ?? '', found[2] ?? found[3] ?? ''];
      if (attributes.has(name) || attributes.size === MAX_ATTRIBUTES) throw new XmlFault('MALFORMED');
      this.#attribute(name, value);
      attributes.set(name, value);
    }
    return attributes;
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new XmlFault('MALFORMED');
  }

  #attribute(name: string, value: string): void {
    this.#count();
    assertReferences(value);
    if (name.startsWith('xml:')) throw new XmlFault('MALFORMED');
    if (!/^(?:.*:)?id$/i.test(name)) return;
    if (this.#identifiers.has(value)) throw new XmlFault('REPEATED_ID');
    this.#identifiers.add(value);
  }

  #space(): void {
    const text = this.#match(TEXT)?.[0] ?? '';
    if (!ONLY_SPACE.test(text)) throw new XmlFault('MALFORMED');
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }
}

/** XML 1.0 4.1: a character by number is one that could stand there itself. */
function assertReferences(text: string): void {
  if (!text.includes('&')) return;
  if (AMPERSAND.test(text)) throw new XmlFault('MALFORMED');
  for (const [, hexadecimal, digits = ''] of text.matchAll(CHARACTER_REFERENCE)) {
    const code = Number.parseInt(digits, hexadecimal ? 16 : 10);
    const known = code <= 0x10ffff && CHARACTERS.test(String.fromCodePoint(code));
    if (!known) throw new XmlFault('MALFORMED');
  }
}
