import type { DigestAlgorithm, KeyFamily } from '../algorithms/public-key.ts';
import { Refusal } from '../signature-fault.ts';
import { documentCanonicalization } from './canonical-xml.ts';
import { parseXml } from './parse-xml.ts';
import { SignatureElement } from './signature-element.ts';
import { xmlDigestAlgorithm, xmlSignatureAlgorithm } from './xml-algorithms.ts';

const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** What the signer signed: the digest of one whole document (XMLDSig 1.1 4.4). */
export interface SignedInfo {
  readonly family: KeyFamily;
  readonly digest: DigestAlgorithm;
  /** How the document is made canonical before its digest is taken. */
  readonly canonicalization: ReturnType<typeof documentCanonicalization>;
  readonly digestValue: Buffer;
}

/**
 * Reads the very bytes the signature is over, so that nothing is believed that was not signed; `madeBy` is
 * the algorithm that made them canonical, which they must name. Refuses unless they refer to the whole document once, without the signature and otherwise as it is:
 * XML_NOT_WHOLE_DOCUMENT, XML_TRANSFORM, WEAK_ALGORITHM, UNSUPPORTED_ALGORITHM, ALG_MISMATCH, XML_MALFORMED.
 */
export function parseSignedInfo(canonical: Uint8Array, madeBy: string): SignedInfo {
  const signedInfo = new SignatureElement(parseXml(canonical).documentElement, 'SignedInfo');
  signedInfo.attributes('Id');
  if (algorithmOf(signedInfo.child('CanonicalizationMethod')) !== madeBy) throw new Refusal('XML_MALFORMED');
  const { family, digest: signatureDigest } = xmlSignatureAlgorithm(
    algorithmOf(signedInfo.child('SignatureMethod')),
  );
  const [reference, ...others] = signedInfo.rest('Reference');
  signedInfo.finish();
  if (reference === undefined) throw new Refusal('XML_MALFORMED');
  if (others.length > 0 || reference.attributes('Id', 'URI').URI !== '')
    throw new Refusal('XML_NOT_WHOLE_DOCUMENT');

  const canonicalization = readTransforms(reference);
  const digest = xmlDigestAlgorithm(algorithmOf(reference.child('DigestMethod')));
  const digestValue = readBytes(reference.child('DigestValue'));
  reference.finish();
  if (signatureDigest !== digest.oid) throw new Refusal('ALG_MISMATCH');
  return { family, digest, canonicalization, digestValue };
}

/** The enveloped signature taken out, then the canonical form: in that order, both, and no third. */
function readTransforms(reference: SignatureElement): SignedInfo['canonicalization'] {
  if (!reference.has('Transforms')) throw new Refusal('XML_TRANSFORM');
  const list = reference.child('Transforms');
  list.attributes();
  const transforms = list.rest('Transform').map((transform) => algorithmOf(transform, 'XML_TRANSFORM'));
  list.finish();
  const [enveloped, canonical, ...others] = transforms;
  if (enveloped !== ENVELOPED || canonical === undefined || others.length > 0)
    throw new Refusal('XML_TRANSFORM');
  return documentCanonicalization(canonical);
}

/** Of an element that names an algorithm and gives it no parameters. */
export function algorithmOf(
  element: SignatureElement,
  fault: 'XML_MALFORMED' | 'XML_TRANSFORM' = 'XML_MALFORMED',
): string {
  const { Algorithm } = element.attributes('Algorithm');
  if (Algorithm === undefined || element.element.firstChild !== null) throw new Refusal(fault);
  return Algorithm;
}

function readBytes(element: SignatureElement): Buffer {
  element.attributes('Id');
  return element.bytes();
}
