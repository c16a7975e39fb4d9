import {
  type AlgorithmIdentifier,
  assertStrictDer,
  contextConstructed,
  contextPrimitive,
  DerError,
  DerReader,
  readAlgorithm,
  readOid,
  readSerialNumber,
  readSmallInteger,
  TAG,
} from '../../asn1/index.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const DATA = '1.2.840.113549.1.7.1';

/** Whom a SignerInfo names: by issuer and serial number, or by the subject's key identifier. */
export type SignerId =
  | { readonly issuer: Uint8Array; readonly serial: Uint8Array }
  | { readonly subjectKeyId: Uint8Array };

export interface SignerInfo {
  readonly id: SignerId;
  readonly digestAlgorithm: AlgorithmIdentifier;
  /** The `[0]` element as it stands, tag included; undefined when the content itself was signed. */
  readonly signedAttributes: Uint8Array | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** The `[1]` element as it stands, tag included: nobody vouches for it but itself. */
  readonly unsignedAttributes: Uint8Array | undefined;
}

/** A CMS SignedData (RFC 5652 5), its parts as they stand in the DER; nothing in it is believed yet. */
export interface SignedData {
  readonly digestAlgorithms: readonly string[];
  readonly contentType: string;
  /** Undefined when the signature is detached. */
  readonly content: Uint8Array | undefined;
  /** The DER of each certificate sent along. */
  readonly certificates: readonly Uint8Array[];
  readonly signerInfos: readonly SignerInfo[];
}

/** More than any honest message carries; each costs time. */
const MAX_PARTS = 16;
/** Of the longest RSA key taken, 8192 bits. */
const MAX_SIGNATURE_BYTES = 1024;
/** Honest ones take some hundred bytes; the time to digest them is what a stranger asks for. */
const MAX_ATTRIBUTES_BYTES = 64 * 1024;

/** Throws DerError for whatever is not one strictly encoded SignedData. */
export function parseSignedData(der: Uint8Array): SignedData {
  assertStrictDer(der);
  const message = new DerReader(der).open(TAG.SEQUENCE);
  if (readOid(message) !== SIGNED_DATA) throw new DerError('not signed data');
  const wrapper = message.open(contextConstructed(0));
  message.finish();
  const fields = wrapper.open(TAG.SEQUENCE);
  wrapper.finish();

  const version = readSmallInteger(fields);
  if (version !== 1 && version !== 3) throw new DerError('version of signed data');
  const digestAlgorithms = list(fields.open(TAG.SET), readPlainAlgorithm);
  const encapsulated = fields.open(TAG.SEQUENCE);
  const contentType = readOid(encapsulated);
  const content = encapsulated.atEnd ? undefined : readContent(encapsulated.open(contextConstructed(0)));
  encapsulated.finish();
  const certificates = fields.has(contextConstructed(0))
    ? list(fields.open(contextConstructed(0)), (reader) => reader.raw(TAG.SEQUENCE))
    : [];
  if (fields.has(contextConstructed(1))) fields.skip();
  const signerInfos = list(fields.open(TAG.SET), readSignerInfo);
  fields.finish();
  return { digestAlgorithms, contentType, content, certificates, signerInfos };
}

/** Parameters would be nobody's: what is named here is named again, signed, beside each signature. */
function readPlainAlgorithm(reader: DerReader): string {
  const { oid, plain } = readAlgorithm(reader);
  if (!plain) throw new DerError('parameters of a digest algorithm');
  return oid;
}

function readContent(wrapper: DerReader): Uint8Array {
  const content = wrapper.value(TAG.OCTET_STRING);
  wrapper.finish();
  return content;
}

function readSignerInfo(reader: DerReader): SignerInfo {
  const fields = reader.open(TAG.SEQUENCE);
  const version = readSmallInteger(fields);
  const id = readSignerId(fields);
  if (version !== ('issuer' in id ? 1 : 3)) throw new DerError('version of signer info');
  const digestAlgorithm = readAlgorithm(fields);
  const attributes = contextConstructed(0);
  const signedAttributes = fields.has(attributes) ? fields.raw(attributes) : undefined;
  if ((signedAttributes?.length ?? 0) > MAX_ATTRIBUTES_BYTES)
    throw new DerError('signed attributes too large');
  const signatureAlgorithm = readAlgorithm(fields);
  const signature = fields.value(TAG.OCTET_STRING);
  if (signature.length > MAX_SIGNATURE_BYTES) throw new DerError('signature too large');
  const unsigned = contextConstructed(1);
  const unsignedAttributes = fields.has(unsigned) ? fields.raw(unsigned) : undefined;
  fields.finish();
  return { id, digestAlgorithm, signedAttributes, signatureAlgorithm, signature, unsignedAttributes };
}

function readSignerId(fields: DerReader): SignerId {
  if (fields.has(contextPrimitive(0))) return { subjectKeyId: fields.value(contextPrimitive(0)) };
  const pair = fields.open(TAG.SEQUENCE);
  const issuer = pair.raw(TAG.SEQUENCE);
  const serial = readSerialNumber(pair);
  pair.finish();
  return { issuer, serial };
}

function list<T>(reader: DerReader, read: (reader: DerReader) => T): T[] {
  const items: T[] = [];
  while (!reader.atEnd) {
    if (items.length === MAX_PARTS) throw new DerError('too many parts');
    items.push(read(reader));
  }
  return items;
}
