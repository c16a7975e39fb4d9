/**
 * Writes DER (X.690) for the sandbox's certificates, lists and signatures; reading is the server's affair.
 */

export function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOctets(value.length), value]);
}

function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.from([0x80 | octets.length, ...octets]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => element(0x30, ...parts);

/** SET OF: its members in ascending order of their encoding (X.690 11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Buffer =>
  element(0x31, ...parts.toSorted(Buffer.compare));

export const octetString = (value: Uint8Array): Buffer => element(0x04, value);
export const bitString = (value: Uint8Array): Buffer => element(0x03, Buffer.of(0), value);
export const nothing = (): Buffer => element(0x05);
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.of(value ? 0xff : 0));
export const enumerated = (value: number): Buffer => element(0x0a, Buffer.of(value));
export const utf8String = (text: string): Buffer => element(0x0c, Buffer.from(text));
export const printableString = (text: string): Buffer => element(0x13, Buffer.from(text, 'latin1'));
export const ia5String = (text: string): Buffer => element(0x16, Buffer.from(text, 'latin1'));
export const bmpString = (text: string): Buffer => element(0x1e, Buffer.from(text, 'utf16le').swap16());

/** `[number]` around whole elements. */
export const explicit = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  element(0xa0 | number, ...parts);
/** `[number]` in the place of a primitive's own tag. */
export const implicit = (number: number, value: Uint8Array): Buffer => element(0x80 | number, value);

export function integer(value: number | Uint8Array): Buffer {
  const octets = typeof value === 'number' ? unsignedOctets(value) : Buffer.from(value);
  let start = 0;
  while (start < octets.length - 1 && octets[start] === 0) start++;
  const magnitude = octets.subarray(start);
  return element(0x02, ...((magnitude[0] ?? 0) >= 0x80 ? [Buffer.of(0), magnitude] : [magnitude]));
}

function unsignedOctets(value: number): Buffer {
  const octets = Buffer.alloc(6);
  octets.writeUIntBE(value, 0, 6);
  return octets;
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const octets = [arc % 128];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
    octets.unshift(0x80 | (left % 128));
  return octets;
}

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 4.1.2.5). */
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return date.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2), 'latin1'))
    : element(0x18, Buffer.from(digits, 'latin1'));
}

/** GeneralizedTime to the millisecond, no zeros at the end of the fraction (RFC 3161 2.4.2). */
export function fractionalTime(date: Date): Buffer {
  const [whole = '', fraction = ''] = date
    .toISOString()
    .replace(/[-:TZ]/g, '')
    .split('.');
  const rest = fraction.replace(/0+$/, '');
  return element(0x18, Buffer.from(`${whole}${rest && `.${rest}`}Z`, 'latin1'));
}

/** A bit string of named bits, its trailing zero bits cut off (X.690 11.2.2). */
export function namedBits(on: readonly number[]): Buffer {
  const last = Math.max(-1, ...on);
  const octets = Buffer.alloc(Math.ceil((last + 1) / 8));
  for (const bit of on) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return element(0x03, Buffer.of(octets.length * 8 - last - 1), octets);
}

export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
