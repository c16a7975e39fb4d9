import {
  boolean,
  DerReader,
  integer,
  nothing,
  octetString,
  oid,
  readSmallInteger,
  sequence,
  TAG,
} from '../../asn1/index.ts';

const GRANTED = 0;
const GRANTED_WITH_MODS = 1;

/** A TimeStampReq for a token with the authority's certificate in it (RFC 3161 2.4.1), as DER. */
export function encodeTimestampRequest(
  imprint: { readonly digestOid: string; readonly hash: Uint8Array },
  nonce: Uint8Array,
): Buffer {
  const messageImprint = sequence(sequence(oid(imprint.digestOid), nothing()), octetString(imprint.hash));
  return sequence(integer(1), messageImprint, integer(nonce), boolean(true));
}

/** The token of a TimeStampResp (RFC 3161 2.4.2); null where the authority rejected the request. Throws DerError for anything else. */
export function tokenIn(response: Uint8Array): Uint8Array | null {
  const whole = new DerReader(response);
  const fields = whole.open(TAG.SEQUENCE);
  whole.finish();
  const status = readSmallInteger(fields.open(TAG.SEQUENCE));
  if (status !== GRANTED && status !== GRANTED_WITH_MODS) return null;
  const token = fields.raw(TAG.SEQUENCE);
  fields.finish();
  return token;
}
