import { assertMinimalInteger, DerError, type DerReader, TAG } from './der-reader.ts';

/** An object identifier in dotted form; arcs beyond 2^53 are refused. */
export function readOid(reader: DerReader): string {
  return decodeOid(reader.value(TAG.OID));
}

function decodeOid(value: Uint8Array): string {
  const last = value[value.length - 1];
  if (last === undefined || last >= 0x80) throw new DerError('object identifier cut short');
  const arcs: number[] = [];
  let arc = 0;
  let fresh = true;
  for (const octet of value) {
    if (fresh && octet === 0x80) throw new DerError('object identifier not minimal');
    arc = arc * 128 + (octet & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) throw new DerError('object identifier too large');
    fresh = octet < 0x80;
    if (!fresh) continue;
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(arc / 40));
      arcs.push(root, arc - root * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** A whole number from 0 to 2^31, as versions, path lengths and reasons are. */
export function readSmallInteger(reader: DerReader, tag: number = TAG.INTEGER): number {
  const value = reader.value(tag);
  assertMinimalInteger(value);
  if (value.length > 4 || (value[0] ?? 0) >= 0x80) throw new DerError('integer out of range');
  return value.reduce((number, octet) => number * 256 + octet, 0);
}

/**
 * A positive integer of at most 20 octets without its sign octet, as RFC 5280 4.1.2.2 wants a serial
 * number.
 */
export function readSerialNumber(reader: DerReader): Uint8Array {
  const value = reader.value(TAG.INTEGER);
  assertMinimalInteger(value);
  const first = value[0] ?? 0;
  if (first >= 0x80) throw new DerError('negative serial number');
  const magnitude = first === 0 ? value.subarray(1) : value;
  if (magnitude.length === 0 || magnitude.length > 20) throw new DerError('serial number out of range');
  return magnitude;
}

export function readBoolean(reader: DerReader): boolean {
  const value = reader.value(TAG.BOOLEAN);
  if (value.length !== 1 || (value[0] !== 0 && value[0] !== 0xff)) throw new DerError('boolean');
  return value[0] === 0xff;
}

/** A bit string of whole octets: a key or a signature. */
export function readOctetAlignedBits(reader: DerReader): Uint8Array {
  const value = reader.value(TAG.BIT_STRING);
  if (value.length < 2 || value[0] !== 0) throw new DerError('bit string not of whole octets');
  return value.subarray(1);
}

/** Named bits (X.690 11.2.2: no trailing zero bits) as the set of numbers of those that are on. */
export function readNamedBits(reader: DerReader): ReadonlySet<number> {
  const value = reader.value(TAG.BIT_STRING);
  const unused = value[0];
  if (unused === undefined || unused > 7 || (value.length === 1 && unused !== 0))
    throw new DerError('bit string');
  const on = new Set<number>();
  for (let bit = 0; bit < (value.length - 1) * 8; bit++) {
    if (((value[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) on.add(bit);
  }
  if (value.length > 1 && !on.has((value.length - 1) * 8 - 1 - unused))
    throw new DerError('named bits not minimal');
  return on;
}

/** UTCTime or GeneralizedTime in UTC with seconds and no fraction (RFC 5280 4.1.2.5), in ms since 1970. */
export function readTime(reader: DerReader): number {
  const generalized = reader.has(TAG.GENERALIZED_TIME);
  const value = reader.value(generalized ? TAG.GENERALIZED_TIME : TAG.UTC_TIME);
  const yearDigits = generalized ? 4 : 2;
  if (value.length !== yearDigits + 11 || value[value.length - 1] !== ZULU) throw new DerError('time');
  const shortYear = digits(value, 0, yearDigits);
  const year = generalized ? shortYear : shortYear + (shortYear < 50 ? 2000 : 1900);
  return timeOf(year, value, yearDigits);
}

/**
 * GeneralizedTime in UTC whose seconds may have a fraction, without zeros at its end (RFC 3161 2.4.2), in
 * ms since 1970; what is finer than a millisecond is cut off.
 */
export function readFractionalTime(reader: DerReader): number {
  const value = reader.value(TAG.GENERALIZED_TIME);
  const end = value.length - 1;
  if (end < 14 || value[end] !== ZULU) throw new DerError('time');
  const time = timeOf(digits(value, 0, 4), value, 4);
  if (end === 14) return time;
  const places = end - 15;
  if (value[14] !== 0x2e || places < 1 || places > 9 || value[end - 1] === 0x30)
    throw new DerError('fraction of a second');
  digits(value, 15, places);
  return time + Math.floor(digits(value, 15, Math.min(places, 3)) * 10 ** (3 - Math.min(places, 3)));
}

/** "Z", UTC. */
const ZULU = 0x5a;

/** Month, day, hour, minute and second, two digits each from `from`. */
function timeOf(year: number, value: Uint8Array, from: number): number {
  const at = (index: number) => digits(value, from + 2 * index, 2);
  const [month, day, hour, minute, second] = [at(0), at(1), at(2), at(3), at(4)];
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(time);
  const real = year >= 1900 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  if (!real || hour > 23 || minute > 59 || second > 59) throw new DerError('no such time');
  return time;
}

function digits(value: Uint8Array, from: number, count: number): number {
  let number = 0;
  for (let i = from; i < from + count; i++) {
    const digit = (value[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) throw new DerError('time digits');
    number = number * 10 + digit;
  }
  return number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a directory string; undefined for a type that is none. Control characters are refused. */
export function decodeText(tag: number, value: Uint8Array): string | undefined {
  const text = textOf(tag, value);
  for (let i = 0; i < (text?.length ?? 0); i++) {
    const unit = text?.charCodeAt(i) ?? 0;
    if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) throw new DerError('control character in a text');
  }
  return text;
}

function textOf(tag: number, value: Uint8Array): string | undefined {
  switch (tag) {
    case TAG.UTF8_STRING:
      try {
        return utf8.decode(value);
      } catch {
        throw new DerError('not UTF-8');
      }
    case TAG.PRINTABLE_STRING:
    case TAG.IA5_STRING:
      if (value.some((octet) => octet >= 0x80)) throw new DerError('not ASCII');
      return Buffer.from(value).toString('latin1');
    case TAG.TELETEX_STRING:
      return Buffer.from(value).toString('latin1');
    case TAG.BMP_STRING:
      if (value.length % 2 !== 0) throw new DerError('half a character');
      return Buffer.from(value).swap16().toString('utf16le');
    default:
      return undefined;
  }
}

/** An algorithm with its parameters; `plain` when they are absent or NULL, as for most they must be. */
export interface AlgorithmIdentifier {
  readonly oid: string;
  readonly plain: boolean;
  /** The SEQUENCE of parameters as it stands, where there is one. */
  readonly parameters?: Uint8Array;
}

export function readAlgorithm(reader: DerReader): AlgorithmIdentifier {
  const inner = reader.open(TAG.SEQUENCE);
  const oid = readOid(inner);
  if (inner.atEnd) return { oid, plain: true };
  if (inner.has(TAG.SEQUENCE)) {
    const parameters = inner.raw(TAG.SEQUENCE);
    inner.finish();
    return { oid, plain: false, parameters };
  }
  const plain = inner.has(TAG.NULL);
  if (plain && inner.value(TAG.NULL).length !== 0) throw new DerError('null with a value');
  if (!plain) inner.skip();
  inner.finish();
  return { oid, plain };
}
