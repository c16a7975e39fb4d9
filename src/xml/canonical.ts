import { ExclusiveCanonicalization } from 'xml-crypto';

/** The canonical bytes of an element by Exclusive XML Canonicalization 1.0, without comments or a list of prefixes. */
export function exclusiveCanonical(element: Element): Buffer {
  return Buffer.from(new ExclusiveCanonicalization().process(element, {}), 'utf8');
}
