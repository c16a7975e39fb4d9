import {
  assertStrictDer,
  contextConstructed,
  contextPrimitive,
  DerError,
  DerReader,
  readAlgorithm,
  readOctetAlignedBits,
  readOid,
  readSmallInteger,
  readTime,
  TAG,
} from '../../asn1/index.ts';
import { type RawExtension, readRawExtensions } from '../certificates/extensions.ts';
import { type Certificate, parseCertificate } from '../certificates/x509.ts';
import { type CertificateId, readCertificateId } from './certificate-id.ts';
import { NONCE_OID } from './ocsp-request.ts';
import type { Revocation } from './serial-index.ts';
import type { SignedPart } from './signed-by.ts';

/** Why a responder gives no answer (RFC 6960 4.2.1); nobody signs these. */
export type OcspRefusal =
  | 'MALFORMED_REQUEST'
  | 'INTERNAL_ERROR'
  | 'TRY_LATER'
  | 'SIGNATURE_REQUIRED'
  | 'UNAUTHORIZED';

/** What is said of one certificate. */
export interface SingleStatus {
  readonly id: CertificateId;
  readonly status: 'GOOD' | 'UNKNOWN' | Revocation;
  /** ms since 1970; null: newer information is there at all times. */
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
}

/** A BasicOCSPResponse (RFC 6960 4.2.1), its signature not yet checked. */
export interface OcspResponse extends SignedPart {
  /** The responder by its Name as DER, or by the SHA-1 of its key. */
  readonly responder: { readonly name: Uint8Array } | { readonly keyHash: Uint8Array };
  readonly producedAt: number;
  readonly statuses: readonly SingleStatus[];
  /** The value of the extension as it stands. */
  readonly nonce: Uint8Array | undefined;
  /** Sent along; candidates for the responder's, nothing more. */
  readonly certificates: readonly Certificate[];
}

const REFUSALS: ReadonlyMap<number, OcspRefusal> = new Map([
  [1, 'MALFORMED_REQUEST'],
  [2, 'INTERNAL_ERROR'],
  [3, 'TRY_LATER'],
  [5, 'SIGNATURE_REQUIRED'],
  [6, 'UNAUTHORIZED'],
]);
const SUCCESSFUL = 0;
const BASIC_RESPONSE = '1.3.6.1.5.5.7.48.1.1';
/** One was asked about; a responder may tell of a few more. */
const MAX_STATUSES = 16;
const MAX_CERTIFICATES = 8;
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([NONCE_OID]);

/** Throws DerError for whatever is not one strictly encoded response with a basic answer or a refusal. */
export function parseOcspResponse(der: Uint8Array): OcspResponse | OcspRefusal {
  assertStrictDer(der);
  const outer = new DerReader(der).open(TAG.SEQUENCE);
  const responseStatus = readSmallInteger(outer, TAG.ENUMERATED);
  if (responseStatus !== SUCCESSFUL) {
    const refusal = REFUSALS.get(responseStatus);
    if (refusal === undefined || !outer.atEnd) throw new DerError('status of the response');
    return refusal;
  }
  const wrapper = outer.open(contextConstructed(0));
  outer.finish();
  const bytes = wrapper.open(TAG.SEQUENCE);
  wrapper.finish();
  if (readOid(bytes) !== BASIC_RESPONSE) throw new DerError('not a basic response');
  const basic = bytes.value(TAG.OCTET_STRING);
  bytes.finish();
  assertStrictDer(basic);
  return readBasic(new DerReader(basic).open(TAG.SEQUENCE));
}

function readBasic(fields: DerReader): OcspResponse {
  const tbs = fields.raw(TAG.SEQUENCE);
  const signatureAlgorithm = readAlgorithm(fields);
  const signature = readOctetAlignedBits(fields);
  const certificates = fields.atEnd ? [] : readCertificates(fields.open(contextConstructed(0)));
  fields.finish();
  return { tbs, signatureAlgorithm, signature, certificates, ...readData(tbs) };
}

function readData(tbs: Uint8Array) {
  const data = new DerReader(tbs).open(TAG.SEQUENCE);
  if (data.has(contextConstructed(0))) throw new DerError('version 1 written out, or another');
  const responder = readResponder(data);
  const producedAt = readGeneralizedTime(data);
  const list = data.open(TAG.SEQUENCE);
  const statuses: SingleStatus[] = [];
  while (!list.atEnd) {
    if (statuses.length === MAX_STATUSES) throw new DerError('too many statuses');
    statuses.push(readStatus(list.open(TAG.SEQUENCE)));
  }
  const extensions = readOptionalExtensions(data);
  return { responder, producedAt, statuses, nonce: extensions.get(NONCE_OID)?.value };
}

function readResponder(data: DerReader): OcspResponse['responder'] {
  const byName = data.has(contextConstructed(1));
  const choice = data.open(contextConstructed(byName ? 1 : 2));
  const responder = byName ? { name: choice.raw(TAG.SEQUENCE) } : { keyHash: choice.value(TAG.OCTET_STRING) };
  choice.finish();
  return responder;
}

function readStatus(fields: DerReader): SingleStatus {
  const id = readCertificateId(fields);
  const status = readCertStatus(fields);
  const thisUpdate = readGeneralizedTime(fields);
  let nextUpdate: number | null = null;
  if (fields.has(contextConstructed(0))) {
    const wrapper = fields.open(contextConstructed(0));
    nextUpdate = readGeneralizedTime(wrapper);
    wrapper.finish();
    if (nextUpdate < thisUpdate) throw new DerError('times of the status');
  }
  readOptionalExtensions(fields);
  return { id, status, thisUpdate, nextUpdate };
}

function readCertStatus(fields: DerReader): SingleStatus['status'] {
  if (fields.has(contextConstructed(1))) return readRevoked(fields.open(contextConstructed(1)));
  const good = fields.has(contextPrimitive(0));
  if (fields.value(contextPrimitive(good ? 0 : 2)).length > 0) throw new DerError('null with a value');
  return good ? 'GOOD' : 'UNKNOWN';
}

function readRevoked(fields: DerReader): Revocation {
  const at = readGeneralizedTime(fields);
  let reason = 0;
  if (fields.has(contextConstructed(0))) {
    const wrapper = fields.open(contextConstructed(0));
    reason = readSmallInteger(wrapper, TAG.ENUMERATED);
    wrapper.finish();
    if (reason > 10) throw new DerError('no such reason');
  }
  fields.finish();
  return { at, reason };
}

function readGeneralizedTime(reader: DerReader): number {
  if (!reader.has(TAG.GENERALIZED_TIME)) throw new DerError('not a GeneralizedTime');
  return readTime(reader);
}

/** `[1]`, the last field; critical ones other than the nonce are refused. */
function readOptionalExtensions(fields: DerReader): ReadonlyMap<string, RawExtension> {
  const found = fields.atEnd
    ? new Map<string, RawExtension>()
    : readRawExtensions(fields.open(contextConstructed(1)));
  fields.finish();
  for (const [oid, { critical }] of found) {
    if (critical && !KNOWN_EXTENSIONS.has(oid)) throw new DerError(`critical extension ${oid}`);
  }
  return found;
}

function readCertificates(wrapper: DerReader): readonly Certificate[] {
  const list = wrapper.open(TAG.SEQUENCE);
  wrapper.finish();
  const certificates: Certificate[] = [];
  while (!list.atEnd) {
    if (certificates.length === MAX_CERTIFICATES) throw new DerError('too many certificates');
    certificates.push(parseCertificate(list.raw(TAG.SEQUENCE)));
  }
  return certificates;
}
