/** Identifier octets of the types read here (X.690 8.1.2); constructed ones carry bit 6. */
export const TAG = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  NULL: 0x05,
  OID: 0x06,
  ENUMERATED: 0x0a,
  UTF8_STRING: 0x0c,
  PRINTABLE_STRING: 0x13,
  TELETEX_STRING: 0x14,
  IA5_STRING: 0x16,
  UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18,
  BMP_STRING: 0x1e,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

/** `[n]` over a structure. */
export const contextConstructed = (number: number): number => 0xa0 | number;
/** `[n]` over a primitive value. */
export const contextPrimitive = (number: number): number => 0x80 | number;

/** No message of ours nests deeper; a deeper one is an attack on the reader. */
const MAX_DEPTH = 32;
/** Nor has one so many elements; to walk as many takes some 10 ms. */
const MAX_ELEMENTS = 100_000;

/** The bytes are not the strict DER (X.690 clauses 8 and 10) that was expected there. */
export class DerError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'DerError';
  }
}

/**
 * Reads one level of DER in order. Every read names the tag it expects, lengths must be definite and
 * minimal, and `finish` refuses what is left over. All faults are DerError.
 */
export class DerReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #depth: number;
  #at: number;
  #valueAt = 0;
  #next = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length, depth = 0) {
    if (depth > MAX_DEPTH) throw new DerError('nested too deep');
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.#depth = depth;
  }

  get atEnd(): boolean {
    return this.#at === this.#end;
  }

  /** Whether the next element carries that tag. */
  has(tag: number): boolean {
    return this.#at < this.#end && this.#bytes[this.#at] === tag;
  }

  finish(): void {
    if (!this.atEnd) throw new DerError('data after the last element');
  }

  /** The tag of the next element, passed over unread. */
  skip(): number {
    const tag = this.#header();
    this.#at = this.#next;
    return tag;
  }

  /** The reader of a constructed element's contents; this reader goes on behind it. */
  open(tag: number): DerReader {
    this.#expect(tag);
    const inner = new DerReader(this.#bytes, this.#valueAt, this.#next, this.#depth + 1);
    this.#at = this.#next;
    return inner;
  }

  /** The contents octets. */
  value(tag: number): Uint8Array {
    this.#expect(tag);
    this.#at = this.#next;
    return this.#bytes.subarray(this.#valueAt, this.#next);
  }

  /** The whole element, identifier and length included. */
  raw(tag: number): Uint8Array {
    this.#expect(tag);
    const start = this.#at;
    this.#at = this.#next;
    return this.#bytes.subarray(start, this.#next);
  }

  /** Reads everything below, whatever it is, for the sake of its form alone. */
  walk(budget = { elements: MAX_ELEMENTS }): void {
    while (!this.atEnd) {
      if (budget.elements-- === 0) throw new DerError('too many elements');
      const tag = this.#header();
      this.#at = this.#next;
      if (tag === TAG.SEQUENCE || tag === TAG.SET || (tag >= 0xa0 && tag < 0xc0)) {
        new DerReader(this.#bytes, this.#valueAt, this.#next, this.#depth + 1).walk(budget);
      } else if (tag < 0x20) assertPrimitive(tag, this.#bytes.subarray(this.#valueAt, this.#next));
      else if (tag < 0x80 || tag >= 0xc0) throw new DerError(`tag ${tag.toString(16)}`);
    }
  }

  #expect(tag: number): void {
    const found = this.#header();
    if (found !== tag) throw new DerError(`tag ${found.toString(16)} where ${tag.toString(16)} belongs`);
  }

  #header(): number {
    const bytes = this.#bytes;
    const tag = bytes[this.#at];
    const first = bytes[this.#at + 1];
    if (tag === undefined || first === undefined || this.#at + 2 > this.#end) throw new DerError('cut short');
    if ((tag & 0x1f) === 0x1f) throw new DerError('multi-byte tag');
    let length = first;
    let valueAt = this.#at + 2;
    if (first >= 0x80) {
      const count = first & 0x7f;
      if (count === 0) throw new DerError('indefinite length');
      if (count > 4 || valueAt + count > this.#end) throw new DerError('length of a length');
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + (bytes[valueAt + i] ?? 0);
      if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('length not minimal');
      valueAt += count;
    }
    if (valueAt + length > this.#end) throw new DerError('length beyond the end');
    this.#valueAt = valueAt;
    this.#next = valueAt + length;
    return tag;
  }
}

/**
 * Walks a whole message, also the parts that nobody reads later: lengths definite and minimal, depth and number bounded,
 * universal types in their only DER form, nothing after the end. Throws DerError.
 */
export function assertStrictDer(bytes: Uint8Array): void {
  const reader = new DerReader(bytes);
  reader.skip();
  reader.finish();
  new DerReader(bytes).walk();
}

function assertPrimitive(tag: number, value: Uint8Array): void {
  switch (tag) {
    case 0x00:
    case 0x10:
    case 0x11:
      throw new DerError(`tag ${tag.toString(16)}`);
    case TAG.BOOLEAN:
      if (value.length !== 1 || (value[0] !== 0 && value[0] !== 0xff)) throw new DerError('boolean');
      return;
    case TAG.INTEGER:
    case TAG.ENUMERATED:
      assertMinimalInteger(value);
      return;
    case TAG.NULL:
      if (value.length !== 0) throw new DerError('null with a value');
      return;
  }
}

/** X.690 8.3.2: the first nine bits are neither all ones nor all zeros. */
export function assertMinimalInteger(value: Uint8Array): void {
  const [first, second] = value;
  if (first === undefined) throw new DerError('integer without octets');
  if (second === undefined) return;
  if ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)) {
    throw new DerError('integer not minimal');
  }
}
