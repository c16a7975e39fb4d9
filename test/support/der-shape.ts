import { DerReader, readOid, TAG } from '../../src/asn1/index.ts';

/** The form of a DER element without its values: tags in hexadecimal, object identifiers, what stands inside what. */
export type DerShape = string | readonly DerShape[];

const CONSTRUCTED = 0x20;

export function derShape(element: Uint8Array): DerShape {
  const tag = element[0] ?? 0;
  if (tag === TAG.OID) return readOid(new DerReader(element));
  if ((tag & CONSTRUCTED) === 0) return tag.toString(16);
  return [tag.toString(16), ...derElements(new DerReader(element).value(tag)).map(derShape)];
}

/** The elements that stand one after the other. */
export function derElements(contents: Uint8Array): Uint8Array[] {
  const elements: Uint8Array[] = [];
  for (let at = 0; at < contents.length; ) {
    const element = new DerReader(contents, at).raw(contents[at] ?? 0);
    elements.push(element);
    at += element.length;
  }
  return elements;
}
