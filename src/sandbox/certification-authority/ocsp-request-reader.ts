import {
  assertStrictDer,
  contextConstructed,
  DerError,
  DerReader,
  readAlgorithm,
  readBoolean,
  readOid,
  readSerialNumber,
  TAG,
} from '../../asn1/index.ts';

/** A certificate as a client names it (RFC 6960 4.1.1). */
export interface AskedCertificate {
  /** CertID, DER, to be given back as it came. */
  readonly id: Uint8Array;
  readonly hashOid: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: Uint8Array;
}

export interface OcspQuestions {
  readonly asked: readonly AskedCertificate[];
  /** The value of the nonce extension as it stands. */
  readonly nonce: Uint8Array | undefined;
}

export const NONCE_OID = '1.3.6.1.5.5.7.48.1.2';
const MAX_ASKED = 16;

/**
 * Reads an OCSPRequest. A signature and a requestor's name are passed over: the sandbox answers everybody.
 * Throws DerError for whatever is none.
 */
export function readOcspRequest(der: Uint8Array): OcspQuestions {
  assertStrictDer(der);
  const outer = new DerReader(der).open(TAG.SEQUENCE);
  const request = outer.open(TAG.SEQUENCE);
  if (outer.has(contextConstructed(0))) outer.skip();
  outer.finish();
  if (request.has(contextConstructed(0))) throw new DerError('version 1 written out, or another');
  if (request.has(contextConstructed(1))) request.skip();
  const list = request.open(TAG.SEQUENCE);
  const asked: AskedCertificate[] = [];
  while (!list.atEnd) {
    if (asked.length === MAX_ASKED) throw new DerError('too many requests');
    asked.push(readAsked(list.open(TAG.SEQUENCE)));
  }
  if (asked.length === 0) throw new DerError('nothing is asked');
  const nonce = request.has(contextConstructed(2))
    ? readNonce(request.open(contextConstructed(2)))
    : undefined;
  request.finish();
  return { asked, nonce };
}

function readAsked(single: DerReader): AskedCertificate {
  const id = single.raw(TAG.SEQUENCE);
  if (single.has(contextConstructed(0))) single.skip();
  single.finish();
  const fields = new DerReader(id).open(TAG.SEQUENCE);
  const { oid: hashOid } = readAlgorithm(fields);
  const issuerNameHash = fields.value(TAG.OCTET_STRING);
  const issuerKeyHash = fields.value(TAG.OCTET_STRING);
  const serial = readSerialNumber(fields);
  fields.finish();
  return { id, hashOid, issuerNameHash, issuerKeyHash, serial };
}

function readNonce(wrapper: DerReader): Uint8Array | undefined {
  const list = wrapper.open(TAG.SEQUENCE);
  wrapper.finish();
  let nonce: Uint8Array | undefined;
  while (!list.atEnd) {
    const extension = list.open(TAG.SEQUENCE);
    const oid = readOid(extension);
    if (extension.has(TAG.BOOLEAN)) readBoolean(extension);
    const value = extension.value(TAG.OCTET_STRING);
    extension.finish();
    if (oid === NONCE_OID) nonce = value;
  }
  return nonce;
}
