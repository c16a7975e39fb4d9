import {
  type AlgorithmIdentifier,
  assertMinimalInteger,
  assertStrictDer,
  contextConstructed,
  contextPrimitive,
  DerError,
  DerReader,
  readAlgorithm,
  readBoolean,
  readFractionalTime,
  readOid,
  readSerialNumber,
  readSmallInteger,
  TAG,
} from '../../asn1/index.ts';

/** What a time-stamp authority says (RFC 3161 2.4.2, TSTInfo). */
export interface TstInfo {
  readonly policy: string;
  readonly imprint: { readonly algorithm: AlgorithmIdentifier; readonly hash: Uint8Array };
  readonly serialNumber: Uint8Array;
  /** Ms since 1970. */
  readonly time: number;
  /** The contents of the INTEGER; undefined where there is none. */
  readonly nonce: Uint8Array | undefined;
}

/** Honest ones take some hundred bytes; the digest of it is made before it is known who sent it. */
const MAX_BYTES = 16 * 1024;

/**
 * Throws DerError for whatever is not one strictly encoded TSTInfo. Accuracy, ordering and name are read
 * for their form alone: the moment is taken as it is told.
 */
export function parseTstInfo(der: Uint8Array): TstInfo {
  if (der.length > MAX_BYTES) throw new DerError('time-stamp too large');
  assertStrictDer(der);
  const fields = new DerReader(der).open(TAG.SEQUENCE);
  if (readSmallInteger(fields) !== 1) throw new DerError('version of a time-stamp');
  const policy = readOid(fields);
  const imprint = readImprint(fields.open(TAG.SEQUENCE));
  const serialNumber = readSerialNumber(fields);
  const time = readFractionalTime(fields);
  if (fields.has(TAG.SEQUENCE)) readAccuracy(fields.open(TAG.SEQUENCE));
  if (fields.has(TAG.BOOLEAN) && !readBoolean(fields)) throw new DerError('default value written out');
  const nonce = fields.has(TAG.INTEGER) ? fields.value(TAG.INTEGER) : undefined;
  if (nonce !== undefined) assertMinimalInteger(nonce);
  if (fields.has(contextConstructed(0))) readAuthorityName(fields.open(contextConstructed(0)));
  if (fields.has(contextConstructed(1))) refuseCritical(fields.open(contextConstructed(1)));
  fields.finish();
  return { policy, imprint, serialNumber, time, nonce };
}

function readImprint(fields: DerReader): TstInfo['imprint'] {
  const algorithm = readAlgorithm(fields);
  const hash = fields.value(TAG.OCTET_STRING);
  fields.finish();
  return { algorithm, hash };
}

/** Seconds, then milliseconds and microseconds from 1 to 999. */
function readAccuracy(fields: DerReader): void {
  if (fields.has(TAG.INTEGER)) readSmallInteger(fields);
  for (const tag of [contextPrimitive(0), contextPrimitive(1)]) {
    if (!fields.has(tag)) continue;
    const part = readSmallInteger(fields, tag);
    if (part < 1 || part > 999) throw new DerError('accuracy of a time-stamp');
  }
  fields.finish();
}

/** One GeneralName; who the authority is its certificate tells. */
function readAuthorityName(wrapper: DerReader): void {
  wrapper.skip();
  wrapper.finish();
}

/** No extension is understood here, so none may be critical. */
function refuseCritical(list: DerReader): void {
  while (!list.atEnd) {
    const extension = list.open(TAG.SEQUENCE);
    readOid(extension);
    if (extension.has(TAG.BOOLEAN)) throw new DerError('critical extension of a time-stamp');
    extension.value(TAG.OCTET_STRING);
    extension.finish();
  }
}
