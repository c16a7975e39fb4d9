import { DerError } from '../../asn1/index.ts';
import { publicKeyOf } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import { canonicalDocument } from './canonical-xml.ts';
import { parseXml } from './parse-xml.ts';
import { readXmlSignature } from './read-xml-signature.ts';
import { DSIG_NAMESPACE } from './signature-element.ts';

/** A document of one level: a root, and below it elements with text alone, each once. */
export interface FlatXml {
  readonly namespace: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * What another system signed as a whole, with an enveloped XMLDSig signature under a certificate (DER) that is known to
 * us beforehand. Only what was signed is answered. Null where the signature is missing, altered, by another key, or of a
 * certificate that is out of date; or where what was signed has more than one level.
 */
export async function openPinnedXml(
  signed: Uint8Array,
  { pinned, at }: { readonly pinned: readonly Uint8Array[]; readonly at: Date },
): Promise<FlatXml | null> {
  try {
    const content = withoutSignature(signed);
    const { signer, digest, signedBytes, signature } = await readXmlSignature(signed, content);
    const known = pinned.some((certificate) => Buffer.compare(certificate, signer.der) === 0);
    if (!known || at.getTime() > signer.notAfter) return null;
    const genuine = await publicKeyOf(signer).verify(digest, signedBytes, signature);
    return genuine ? flat(content) : null;
  } catch (error) {
    if (error instanceof Refusal || error instanceof DerError) return null;
    throw error;
  }
}

function withoutSignature(signed: Uint8Array): Buffer {
  const document = parseXml(signed);
  const root = document.documentElement;
  for (const child of Array.from(root.childNodes).filter(isElement)) {
    if (child.namespaceURI === DSIG_NAMESPACE && child.localName === 'Signature') root.removeChild(child);
  }
  return canonicalDocument(document, 'INCLUSIVE');
}

function flat(content: Buffer): FlatXml {
  const root = parseXml(content).documentElement;
  const fields = new Map<string, string>();
  for (const child of Array.from(root.childNodes)) {
    if (!isElement(child)) {
      if ((child.nodeValue ?? '').trim() !== '') throw new Refusal('XML_MALFORMED');
      continue;
    }
    const nested = Array.from(child.childNodes).some(isElement);
    const named = child.localName ?? '';
    if (nested || fields.has(named)) throw new Refusal('XML_MALFORMED');
    fields.set(named, child.textContent ?? '');
  }
  return {
    namespace: root.namespaceURI ?? '',
    name: root.localName,
    fields: Object.fromEntries(fields),
  };
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
