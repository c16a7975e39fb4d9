import { exclusiveCanonical, parseXml, StrictElement, XmlFault } from '../xml/index.ts';
import type { Envelope } from './envelope.ts';
import { EnvelopeFault } from './envelope-fault.ts';
import { DSIG, EXCLUSIVE_C14N, WSSE, WSU, X509_V3 } from './namespaces.ts';

/** A signature by WS-Security that refers to the one body of its envelope; whether it is good, is not known yet. */
export interface BodySignature {
  /** Of whoever says that they signed, DER. */
  readonly certificate: Buffer;
  readonly signatureMethod: string;
  readonly digestMethod: string;
  readonly digestValue: Buffer;
  /** What the signature is over: the canonical SignedInfo, from which all of the above was read. */
  readonly signedBytes: Buffer;
  readonly signature: Buffer;
  /** The canonical bytes of the body, whose digest has to be digestValue. */
  readonly body: Buffer;
}

/**
 * The one signature of an envelope. The reference is read from the signed bytes and compared with the identifier of the
 * very body that is read, so that no other body can stand in its place; identifiers are unique in what is parsed here.
 * Throws XmlFault or EnvelopeFault.
 */
export function bodySignatureOf({ security, body }: Envelope): BodySignature {
  if (security === null) throw new EnvelopeFault('UNSIGNED');
  while (security.nextName !== null && !security.has(DSIG, 'Signature')) security.skip();
  if (security.nextName === null) throw new EnvelopeFault('UNSIGNED');
  const signature = security.child(DSIG, 'Signature');
  while (security.nextName !== null) {
    if (security.has(DSIG, 'Signature')) throw new XmlFault('MALFORMED');
    security.skip();
  }
  const signedInfo = signature.child(DSIG, 'SignedInfo');
  const value = signature.child(DSIG, 'SignatureValue').bytes();
  const certificate = certificateIn(signature.child(DSIG, 'KeyInfo'));
  signature.finish();
  const signedBytes = exclusiveCanonical(signedInfo.element);
  const { uri, ...signed } = parseSignedInfo(signedBytes);
  const id = body.getAttributeNS(WSU, 'Id') ?? '';
  if (id === '' || uri !== `#${id}`) throw new EnvelopeFault('NOT_THE_BODY');
  return { ...signed, certificate, signedBytes, signature: value, body: exclusiveCanonical(body) };
}

function parseSignedInfo(canonical: Uint8Array) {
  const signedInfo = new StrictElement(parseXml(canonical).documentElement, DSIG, 'SignedInfo');
  requireExclusive(signedInfo.child(DSIG, 'CanonicalizationMethod'));
  const signatureMethod = algorithmOf(signedInfo.child(DSIG, 'SignatureMethod'));
  const reference = signedInfo.child(DSIG, 'Reference');
  if (signedInfo.nextName !== null) throw new EnvelopeFault('NOT_THE_BODY');
  signedInfo.finish();
  const transforms = reference.child(DSIG, 'Transforms');
  requireExclusive(transforms.child(DSIG, 'Transform'));
  if (transforms.nextName !== null) throw new EnvelopeFault('TRANSFORM');
  transforms.finish();
  const digestMethod = algorithmOf(reference.child(DSIG, 'DigestMethod'));
  const digestValue = reference.child(DSIG, 'DigestValue').bytes();
  reference.finish();
  return { uri: reference.attribute('', 'URI'), signatureMethod, digestMethod, digestValue };
}

/** Named and without parameters: no list of prefixes either. */
function requireExclusive(method: StrictElement): void {
  if (method.attribute('', 'Algorithm') !== EXCLUSIVE_C14N || method.element.firstChild !== null)
    throw new EnvelopeFault('TRANSFORM');
}

function algorithmOf(method: StrictElement): string {
  const algorithm = method.attribute('', 'Algorithm');
  if (algorithm === null || method.element.firstChild !== null) throw new XmlFault('MALFORMED');
  return algorithm;
}

/** By the X.509 token profile, in a KeyIdentifier. */
function certificateIn(keyInfo: StrictElement): Buffer {
  const token = keyInfo.child(WSSE, 'SecurityTokenReference');
  const identifier = token.child(WSSE, 'KeyIdentifier');
  token.finish();
  keyInfo.finish();
  if (identifier.attribute('', 'ValueType') !== X509_V3) throw new XmlFault('MALFORMED');
  return identifier.bytes();
}
