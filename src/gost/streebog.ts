import { ITERATION_CONSTANTS, MATRIX_ROWS, SUBSTITUTION } from './streebog-constants.ts';

const BLOCK_BYTES = 64;
/** A block of 512 bits is sixteen words of 32, the least significant first. */
const WORDS = 16;

/** GOST R 34.11-2012 of 256 bits, RFC 6986; equal to the STB of ST RK under 1.2.398.3.10.1.3.2. */
export function streebog256(data: Uint8Array): Buffer {
  return digest(data, 0x01010101).subarray(32);
}

/** GOST R 34.11-2012 of 512 bits, RFC 6986. */
export function streebog512(data: Uint8Array): Buffer {
  return digest(data, 0);
}

/** RFC 6986 8: the stages. Octets are numbered from the least significant, as a digest is written in messages. */
function digest(data: Uint8Array, initialWord: number): Buffer {
  const state = new Int32Array(WORDS).fill(initialWord);
  const count = new Int32Array(WORDS);
  const sum = new Int32Array(WORDS);
  const block = new Int32Array(WORDS);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const whole = data.length - (data.length % BLOCK_BYTES);
  for (let at = 0; at < whole; at += BLOCK_BYTES) {
    for (let i = 0; i < WORDS; i++) block[i] = view.getInt32(at + 4 * i, true);
    compress(state, count, block);
    addSmall(count, 8 * BLOCK_BYTES);
    add(sum, block);
  }
  const last = Buffer.alloc(BLOCK_BYTES);
  last.set(data.subarray(whole));
  last[data.length - whole] = 1;
  for (let i = 0; i < WORDS; i++) block[i] = last.readInt32LE(4 * i);
  compress(state, count, block);
  addSmall(count, 8 * (data.length - whole));
  add(sum, block);
  compress(state, NOTHING, count);
  compress(state, NOTHING, sum);
  const result = Buffer.alloc(BLOCK_BYTES);
  for (let i = 0; i < WORDS; i++) result.writeInt32LE(state[i] ?? 0, 4 * i);
  return result;
}

const NOTHING = new Int32Array(WORDS);

/** The transformation LPS as eight look-ups: the low and the high word of what octet `b` of lane `j` brings. */
const { low: LOW, high: HIGH } = lookUpTables();
const CONSTANTS = ITERATION_CONSTANTS.map((hex) => {
  const octets = Buffer.from(hex, 'hex').reverse();
  return Int32Array.from({ length: WORDS }, (_, i) => octets.readInt32LE(4 * i));
});

const key = new Int32Array(WORDS);
const text = new Int32Array(WORDS);

/** g of RFC 6986 8: `state` becomes E(LPS(state xor count), block) xor state xor block. */
function compress(state: Int32Array, count: Int32Array, block: Int32Array): void {
  mix(key, state, count);
  mix(text, key, block);
  for (let round = 0; round < 11; round++) {
    mix(key, key, CONSTANTS[round] ?? NOTHING);
    mix(text, key, text);
  }
  mix(key, key, CONSTANTS[11] ?? NOTHING);
  for (let i = 0; i < WORDS; i++)
    state[i] = (state[i] ?? 0) ^ (key[i] ?? 0) ^ (text[i] ?? 0) ^ (block[i] ?? 0);
}

const mixed = new Int32Array(WORDS);

/** `target` becomes LPS(one xor other); it may be one of the two. */
function mix(target: Int32Array, one: Int32Array, other: Int32Array): void {
  for (let i = 0; i < WORDS; i++) mixed[i] = (one[i] ?? 0) ^ (other[i] ?? 0);
  for (let half = 0; half < 2; half++) {
    const a = mixed[half] ?? 0;
    const b = mixed[2 + half] ?? 0;
    const c = mixed[4 + half] ?? 0;
    const d = mixed[6 + half] ?? 0;
    const e = mixed[8 + half] ?? 0;
    const f = mixed[10 + half] ?? 0;
    const g = mixed[12 + half] ?? 0;
    const h = mixed[14 + half] ?? 0;
    for (let octet = 0; octet < 4; octet++) {
      const shift = 8 * octet;
      const i0 = (a >>> shift) & 255;
      const i1 = 256 | ((b >>> shift) & 255);
      const i2 = 512 | ((c >>> shift) & 255);
      const i3 = 768 | ((d >>> shift) & 255);
      const i4 = 1024 | ((e >>> shift) & 255);
      const i5 = 1280 | ((f >>> shift) & 255);
      const i6 = 1536 | ((g >>> shift) & 255);
      const i7 = 1792 | ((h >>> shift) & 255);
      const at = 8 * half + 2 * octet;
      target[at] =
        from(LOW, i0) ^
        from(LOW, i1) ^
        from(LOW, i2) ^
        from(LOW, i3) ^
        from(LOW, i4) ^
        from(LOW, i5) ^
        from(LOW, i6) ^
        from(LOW, i7);
      target[at + 1] =
        from(HIGH, i0) ^
        from(HIGH, i1) ^
        from(HIGH, i2) ^
        from(HIGH, i3) ^
        from(HIGH, i4) ^
        from(HIGH, i5) ^
        from(HIGH, i6) ^
        from(HIGH, i7);
    }
  }
}

function from(table: Int32Array, index: number): number {
  return table[index] ?? 0;
}

function lookUpTables(): { low: Int32Array; high: Int32Array } {
  const low = new Int32Array(8 * 256);
  const high = new Int32Array(8 * 256);
  for (let lane = 0; lane < 8; lane++) {
    for (let octet = 0; octet < 256; octet++) {
      const substituted = SUBSTITUTION[octet] ?? 0;
      for (let bit = 0; bit < 8; bit++) {
        if ((substituted & (1 << bit)) === 0) continue;
        const row = MATRIX_ROWS[63 - 8 * lane - bit] ?? '';
        const at = 256 * lane + octet;
        low[at] = (low[at] ?? 0) ^ Number.parseInt(row.slice(8), 16);
        high[at] = (high[at] ?? 0) ^ Number.parseInt(row.slice(0, 8), 16);
      }
    }
  }
  return { low, high };
}

/** Adds modulo 2^512. */
function add(target: Int32Array, other: Int32Array): void {
  let carry = 0;
  for (let i = 0; i < WORDS; i++) {
    const word = ((target[i] ?? 0) >>> 0) + ((other[i] ?? 0) >>> 0) + carry;
    target[i] = word | 0;
    carry = word >= 2 ** 32 ? 1 : 0;
  }
}

function addSmall(target: Int32Array, number: number): void {
  let carry = number;
  for (let i = 0; carry > 0 && i < WORDS; i++) {
    const word = ((target[i] ?? 0) >>> 0) + carry;
    target[i] = word | 0;
    carry = word >= 2 ** 32 ? 1 : 0;
  }
}
