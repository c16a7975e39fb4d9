import { certificateOf } from '../certificates/certificate-cache.ts';
import { publicKeyOf } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import type { SignedDocument } from '../signed-document.ts';
import { canonicalDocument, canonicalSignedInfo, signedInfoCanonicalization } from './canonical-xml.ts';
import { parseXml } from './parse-xml.ts';
import { DSIG_NAMESPACE, SignatureElement } from './signature-element.ts';
import { algorithmOf, parseSignedInfo } from './signed-info.ts';

const MAX_CERTIFICATES = 16;

/**
 * Reads an enveloped XMLDSig signature, as NCALayer's signXml makes it, over the document that was given out; null for
 * `document`: over whatever it stands in.
 *
 * Who verifies `signature` over `signedBytes` knows that the key's holder signed `document`: the reference is
 * read from the signed bytes themselves, admits no document but a whole one, and its digest is compared with
 * that of what is read here, which equals our own copy. The rest of what was sent is held to a strict form, and believed in nothing.
 *
 * Refuses with TOO_LARGE, XML_MALFORMED, XML_NOT_WHOLE_DOCUMENT, XML_TRANSFORM, NO_SIGNERS,
 * TOO_MANY_SIGNERS, NO_SIGNER_CERT, WEAK_ALGORITHM, UNSUPPORTED_ALGORITHM, ALG_MISMATCH, CONTENT_MISMATCH or
 * DIGEST_MISMATCH; throws DerError for a certificate or a key that is none.
 */
export async function readXmlSignature(
  signed: Uint8Array,
  document: Uint8Array | null,
): Promise<SignedDocument> {
  const message = parseXml(signed);
  const element = onlySignature(message);
  const signature = new SignatureElement(element, 'Signature');
  signature.attributes('Id');
  const { signedBytes, signedInfo } = readSignedInfo(signature.child('SignedInfo'));
  const value = signature.child('SignatureValue');
  value.attributes('Id');
  const certificates = readCertificates(signature);
  signature.finish();

  message.documentElement.removeChild(element);
  const { canonicalization, digest, digestValue, family } = signedInfo;
  const content = canonicalDocument(message, canonicalization);
  if (document !== null && !content.equals(canonicalDocument(parseXml(document), canonicalization)))
    throw new Refusal('CONTENT_MISMATCH');
  if (!digestValue.equals(await digest.digestLarge(content))) throw new Refusal('DIGEST_MISMATCH');
  const [signer, ...embedded] = certificates.map(certificateOf);
  if (signer === undefined) throw new Refusal('NO_SIGNER_CERT');
  if (publicKeyOf(signer).family !== family) throw new Refusal('ALG_MISMATCH');
  return {
    ...{ format: 'XML', signer, embedded, digest, family, signedBytes },
    signature: value.bytes(),
    timestampToken: undefined,
    signingTime: undefined,
  };
}

/** Enveloped in the document, so a child of its root. */
function onlySignature(message: Document): Element {
  const signatures = Array.from(message.getElementsByTagNameNS(DSIG_NAMESPACE, 'Signature'));
  const [signature, ...others] = signatures;
  if (signature === undefined) throw new Refusal('NO_SIGNERS');
  if (others.length > 0) throw new Refusal('TOO_MANY_SIGNERS');
  if (signature.parentNode !== message.documentElement) throw new Refusal('XML_NOT_WHOLE_DOCUMENT');
  return signature;
}

function readSignedInfo(element: SignatureElement) {
  const outside = algorithmOf(element.child('CanonicalizationMethod'), 'XML_TRANSFORM');
  const signedBytes = canonicalSignedInfo(element.element, signedInfoCanonicalization(outside));
  return { signedBytes, signedInfo: parseSignedInfo(signedBytes, outside) };
}

/** DER; the first is the signer's. Nothing binds it to the signature but that its key verifies it. */
function readCertificates(signature: SignatureElement): Buffer[] {
  if (!signature.has('KeyInfo')) throw new Refusal('NO_SIGNER_CERT');
  const keyInfo = signature.child('KeyInfo');
  keyInfo.attributes('Id');
  if (!keyInfo.has('X509Data')) throw new Refusal('NO_SIGNER_CERT');
  const data = keyInfo.child('X509Data');
  data.attributes();
  const elements = data.rest('X509Certificate');
  data.finish();
  keyInfo.finish();
  if (elements.length > MAX_CERTIFICATES) throw new Refusal('XML_MALFORMED');
  return elements.map((element) => {
    element.attributes();
    return element.bytes();
  });
}
