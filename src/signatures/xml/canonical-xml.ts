import { C14nCanonicalization, ExclusiveCanonicalization, findAncestorNs } from 'xml-crypto';
import { Refusal } from '../signature-fault.ts';

/** Canonical XML 1.0 and Exclusive Canonical XML 1.0. */
type Canonicalization = 'INCLUSIVE' | 'EXCLUSIVE';

const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

const CANONICALIZATIONS: ReadonlyMap<string, Canonicalization> = new Map([
  [INCLUSIVE, 'INCLUSIVE'],
  [EXCLUSIVE, 'EXCLUSIVE'],
]);

/**
 * Besides, for the document itself: Kalkan's signXml asks for comments to be kept. A reference to the same
 * document has none to keep (XMLDSig 1.1 4.4.3.3), and no document with comments is taken here.
 */
const OF_DOCUMENTS: ReadonlyMap<string, Canonicalization> = new Map([
  ...CANONICALIZATIONS,
  [`${INCLUSIVE}#WithComments`, 'INCLUSIVE'],
  [`${EXCLUSIVE}WithComments`, 'EXCLUSIVE'],
]);

/** Refuses with XML_TRANSFORM. */
export function signedInfoCanonicalization(uri: string): Canonicalization {
  return lookUp(CANONICALIZATIONS, uri);
}

/** Refuses with XML_TRANSFORM. */
export function documentCanonicalization(uri: string): Canonicalization {
  return lookUp(OF_DOCUMENTS, uri);
}

function lookUp(table: ReadonlyMap<string, Canonicalization>, uri: string): Canonicalization {
  const found = table.get(uri);
  if (found === undefined) throw new Refusal('XML_TRANSFORM');
  return found;
}

/** The canonical bytes of a whole document, by its root. */
export function canonicalDocument(document: Document, canonicalization: Canonicalization): Buffer {
  return process(document.documentElement, canonicalization, []);
}

/** The canonical bytes of the SignedInfo below the signature below the root: the only one there. */
export function canonicalSignedInfo(signedInfo: Element, canonicalization: Canonicalization): Buffer {
  const path = "/*/*[local-name(.)='Signature']/*[local-name(.)='SignedInfo']";
  return process(signedInfo, canonicalization, findAncestorNs(signedInfo.ownerDocument, path));
}

function process(
  element: Element,
  canonicalization: Canonicalization,
  ancestorNamespaces: ReturnType<typeof findAncestorNs>,
): Buffer {
  const algorithm =
    canonicalization === 'INCLUSIVE' ? new C14nCanonicalization() : new ExclusiveCanonicalization();
  return Buffer.from(algorithm.process(element, { ancestorNamespaces }), 'utf8');
}
