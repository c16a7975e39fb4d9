import {
  assertMinimalInteger,
  assertStrictDer,
  boolean,
  contextConstructed,
  DerError,
  DerReader,
  integer,
  nothing,
  octetString,
  oid,
  readAlgorithm,
  readBoolean,
  readOid,
  readSmallInteger,
  sequence,
  TAG,
} from '../../asn1/index.ts';

/** A digest and its value: what is stamped (RFC 3161 2.4.1, MessageImprint). */
export interface MessageImprint {
  readonly digestOid: string;
  readonly hash: Uint8Array;
}

export interface TimestampRequest {
  readonly imprint: MessageImprint;
  /** The policy asked for; any when absent. */
  readonly policy?: string | undefined;
  /** The contents of the INTEGER, given back as they came. */
  readonly nonce?: Uint8Array | undefined;
  /** Whether the token is to enclose the authority's certificate. */
  readonly certificateWanted: boolean;
  /** No extension is known to the sandbox. */
  readonly hasExtensions: boolean;
}

/** A TimeStampReq (RFC 3161 2.4.1). Throws DerError for anything else. */
export function parseTimestampRequest(der: Uint8Array): TimestampRequest {
  assertStrictDer(der);
  const fields = new DerReader(der).open(TAG.SEQUENCE);
  if (readSmallInteger(fields) !== 1) throw new DerError('version of a time-stamp request');
  const imprint = fields.open(TAG.SEQUENCE);
  const digestOid = readAlgorithm(imprint).oid;
  const hash = imprint.value(TAG.OCTET_STRING);
  imprint.finish();
  const policy = fields.has(TAG.OID) ? readOid(fields) : undefined;
  const nonce = fields.has(TAG.INTEGER) ? fields.value(TAG.INTEGER) : undefined;
  if (nonce !== undefined) assertMinimalInteger(nonce);
  const certificateWanted = fields.has(TAG.BOOLEAN) && readBoolean(fields);
  const hasExtensions = fields.has(contextConstructed(0));
  if (hasExtensions) fields.skip();
  fields.finish();
  return { imprint: { digestOid, hash }, policy, nonce, certificateWanted, hasExtensions };
}

/** A request for a token with the authority's certificate in it. */
export function buildTimestampRequest(imprint: MessageImprint, nonce: Uint8Array): Buffer {
  return sequence(integer(1), encodeImprint(imprint), integer(nonce), boolean(true));
}

export function encodeImprint({ digestOid, hash }: MessageImprint): Buffer {
  return sequence(sequence(oid(digestOid), nothing()), octetString(hash));
}
