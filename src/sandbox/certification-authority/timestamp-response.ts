import {
  DerError,
  DerReader,
  integer,
  namedBits,
  readSmallInteger,
  sequence,
  TAG,
  utf8String,
} from '../../asn1/index.ts';

/** Bits of PKIFailureInfo that a time-stamp authority gives (RFC 3161 2.4.2). */
const FAILURE_BIT = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  unacceptedPolicy: 15,
  unacceptedExtension: 16,
} as const;
export type TimestampFailure = keyof typeof FAILURE_BIT;

const GRANTED = 0;
const GRANTED_WITH_MODS = 1;
const REJECTION = 2;

/** TimeStampResp with a token (RFC 3161 2.4.2). */
export function grantedResponse(token: Uint8Array): Buffer {
  return sequence(sequence(integer(GRANTED)), token);
}

/** TimeStampResp that says why there is no token. */
export function rejectedResponse(failure: TimestampFailure): Buffer {
  return sequence(
    sequence(integer(REJECTION), sequence(utf8String(failure)), namedBits([FAILURE_BIT[failure]])),
  );
}

/** The token of an answer. Throws DerError when it is none or the authority rejected the request. */
export function tokenOfResponse(der: Uint8Array): Uint8Array {
  const response = new DerReader(der);
  const fields = response.open(TAG.SEQUENCE);
  response.finish();
  const status = readSmallInteger(fields.open(TAG.SEQUENCE));
  if (status !== GRANTED && status !== GRANTED_WITH_MODS) throw new DerError('time-stamp rejected');
  const token = fields.raw(TAG.SEQUENCE);
  fields.finish();
  return token;
}
