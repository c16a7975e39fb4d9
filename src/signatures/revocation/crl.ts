import { webcrypto } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type AlgorithmIdentifier,
  contextConstructed,
  contextPrimitive,
  DerError,
  DerReader,
  readAlgorithm,
  readOctetAlignedBits,
  readSerialNumber,
  readSmallInteger,
  readTime,
  TAG,
} from '../../asn1/index.ts';
import { type RawExtension, readAuthorityKeyId, readRawExtensions } from '../certificates/extensions.ts';
import { REVOCATION_REASON, type SerialIndex, SerialIndexBuilder } from './serial-index.ts';

/**
 * A certificate revocation list (RFC 5280 5), full or a delta, its signature not yet checked. Holds the
 * index, not the DER.
 */
export interface RevocationList {
  readonly sha256: string;
  readonly issuer: Uint8Array;
  readonly authorityKeyId: Uint8Array | undefined;
  readonly number: bigint | null;
  /** BaseCRLNumber of a delta: the least number of a full list it completes; null for a full list. */
  readonly deltaOf: bigint | null;
  /** ms since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly revoked: SerialIndex;
}

/** A list that was only looked into: who says it, and what its signature is checked by. The bytes are large. */
export interface OpenedRevocationList {
  readonly der: Uint8Array;
  readonly issuer: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

const OID = {
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  authorityKeyIdentifier: '2.5.29.35',
} as const;
const LIST_EXTENSIONS: ReadonlySet<string> = new Set([
  OID.crlNumber,
  OID.deltaCrlIndicator,
  OID.issuingDistributionPoint,
  OID.authorityKeyIdentifier,
]);
const ENTRY_EXTENSIONS: ReadonlySet<string> = new Set([OID.reasonCode]);

/** How long other work may have to wait for the reading of a list. */
const SLICE_MS = 15;
const LOOK_AT_THE_TIME_EVERY = 1024;

/** The same read to its end. */
export interface SignedRevocationList extends OpenedRevocationList {
  readonly list: RevocationList;
}

/** Throws DerError for what has not the outline of a list. */
export function openRevocationList(der: Uint8Array): OpenedRevocationList {
  const whole = new DerReader(der);
  const outer = whole.open(TAG.SEQUENCE);
  whole.finish();
  const tbs = outer.raw(TAG.SEQUENCE);
  const signatureAlgorithm = readAlgorithm(outer);
  const signature = readOctetAlignedBits(outer);
  outer.finish();

  const fields = new DerReader(tbs).open(TAG.SEQUENCE);
  if (fields.has(TAG.INTEGER)) fields.skip();
  const { oid } = readAlgorithm(fields);
  if (oid !== signatureAlgorithm.oid) throw new DerError('algorithms differ');
  return { der, issuer: fields.raw(TAG.SEQUENCE), tbs, signatureAlgorithm, signature };
}

/** Opens and reads a list, as the two beside it do. */
export async function parseRevocationList(der: Uint8Array): Promise<SignedRevocationList> {
  const opened = openRevocationList(der);
  return { ...opened, list: await readRevocationList(opened) };
}

/**
 * Reads a list in one pass, in slices between which other work goes on: the national list has 420,000
 * entries. Rejects with DerError for bad encoding, an indirect or partial list, one without nextUpdate, a
 * delta without number, and any critical extension not understood.
 */
export async function readRevocationList({
  der,
  tbs,
  issuer,
}: OpenedRevocationList): Promise<RevocationList> {
  const fields = new DerReader(tbs).open(TAG.SEQUENCE);
  const version = fields.has(TAG.INTEGER) ? readSmallInteger(fields) : 0;
  fields.skip();
  fields.skip();
  const thisUpdate = readTime(fields);
  const nextUpdate = readTime(fields);
  if (nextUpdate <= thisUpdate) throw new DerError('times of the list');
  const index = new SerialIndexBuilder();
  const removes = fields.has(TAG.SEQUENCE) && (await readEntries(fields.open(TAG.SEQUENCE), index));
  const extensions = fields.atEnd
    ? new Map<string, RawExtension>()
    : readRawExtensions(fields.open(contextConstructed(0)));
  fields.finish();
  if (version !== (extensions.size === 0 ? version : 1)) throw new DerError('version of the list');
  refuseUnknownCritical(extensions, LIST_EXTENSIONS);
  refusePartial(extensions.get(OID.issuingDistributionPoint));

  const keyId = extensions.get(OID.authorityKeyIdentifier);
  const number = readNumber(extensions.get(OID.crlNumber));
  const deltaOf = readNumber(extensions.get(OID.deltaCrlIndicator));
  if (deltaOf !== null && number === null) throw new DerError('delta without number');
  if (deltaOf === null && removes) throw new DerError('removal in a full list');
  return {
    sha256: await sha256(der),
    issuer: Uint8Array.from(issuer),
    authorityKeyId: keyId && copy(readAuthorityKeyId(new DerReader(keyId.value))),
    number,
    deltaOf,
    thisUpdate,
    nextUpdate,
    revoked: index.build(),
  };
}

/** Whether an entry takes a certificate off the list, which only a delta's may (RFC 5280 5.3.1). */
async function readEntries(entries: DerReader, index: SerialIndexBuilder): Promise<boolean> {
  let removes = false;
  let since = performance.now();
  for (let count = 1; !entries.atEnd; count++) {
    const entry = entries.open(TAG.SEQUENCE);
    const serial = readSerialNumber(entry);
    const at = readTime(entry);
    const reason = entry.atEnd ? REVOCATION_REASON.unspecified : readReason(entry);
    entry.finish();
    index.add(serial, { at, reason });
    removes ||= reason === REVOCATION_REASON.removeFromCRL;
    if (count % LOOK_AT_THE_TIME_EVERY === 0 && performance.now() - since > SLICE_MS) {
      await nextTurn();
      since = performance.now();
    }
  }
  return removes;
}

/** Extensions with nothing but a reason, up to its number: what nearly every entry of every list ends with. */
const REASON_ALONE = Buffer.from('300c300a0603551d1504030a01', 'hex');
const HIGHEST_REASON = 10;

function readReason(entry: DerReader): number {
  const extensions = entry.raw(TAG.SEQUENCE);
  const isAlone =
    extensions.length === REASON_ALONE.length + 1 &&
    REASON_ALONE.every((octet, place) => extensions[place] === octet);
  const reason = isAlone ? (extensions[REASON_ALONE.length] ?? 0) : readReasonAmong(extensions);
  if (reason > HIGHEST_REASON) throw new DerError('no such reason');
  return reason;
}

/**
 * unspecified where no reason is given; `certificateIssuer` of an indirect list is critical and so refused.
 */
function readReasonAmong(der: Uint8Array): number {
  const extensions = readRawExtensions(new DerReader(der));
  refuseUnknownCritical(extensions, ENTRY_EXTENSIONS);
  const reason = extensions.get(OID.reasonCode);
  return reason === undefined ? 0 : readSmallInteger(new DerReader(reason.value), TAG.ENUMERATED);
}

function refuseUnknownCritical(
  extensions: ReadonlyMap<string, RawExtension>,
  known: ReadonlySet<string>,
): void {
  for (const [oid, { critical }] of extensions) {
    if (critical && !known.has(oid)) throw new DerError(`critical extension ${oid}`);
  }
}

/**
 * A distribution point's name is harmless; every other field (RFC 5280 5.2.5) makes the list partial or
 * indirect.
 */
function refusePartial(extension: RawExtension | undefined): void {
  if (extension === undefined) return;
  const fields = new DerReader(extension.value).open(TAG.SEQUENCE);
  if (fields.has(contextConstructed(0)) || fields.has(contextPrimitive(0))) fields.skip();
  fields.finish();
}

function readNumber(extension: RawExtension | undefined): bigint | null {
  if (extension === undefined) return null;
  const value = new DerReader(extension.value).value(TAG.INTEGER);
  if (value.length === 0 || value.length > 21 || (value[0] ?? 0) >= 0x80) throw new DerError('list number');
  return BigInt(`0x${Buffer.from(value).toString('hex')}`);
}

/** On another thread: the bytes are many. */
async function sha256(der: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', new Uint8Array(der))).toString('hex');
}

function copy(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && Uint8Array.from(bytes);
}
