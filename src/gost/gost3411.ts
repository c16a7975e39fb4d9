import { gost28147, type SubstitutionBox } from './gost28147.ts';

const BLOCK_BYTES = 32;
/** A block is eight words of 32 bits, the least significant first. */
const WORDS = 8;

/**
 * The substitution of the standard's own examples (RFC 5831 11.1, id-GostR3411-94-TestParamSet): Kazakhstan
 * hashes with it under 1.2.398.3.10.1.3.1.
 */
const TEST_BOX: SubstitutionBox = [
  [4, 10, 9, 2, 13, 8, 0, 14, 6, 11, 1, 12, 7, 15, 5, 3],
  [14, 11, 4, 12, 6, 13, 15, 10, 2, 3, 8, 1, 0, 7, 5, 9],
  [5, 8, 1, 13, 10, 3, 4, 2, 14, 15, 12, 7, 6, 0, 9, 11],
  [7, 13, 10, 1, 0, 8, 9, 15, 14, 4, 6, 12, 11, 2, 5, 3],
  [6, 12, 7, 1, 5, 15, 13, 8, 4, 10, 9, 14, 0, 3, 11, 2],
  [4, 11, 10, 0, 7, 2, 1, 13, 3, 6, 8, 5, 9, 12, 15, 14],
  [13, 11, 4, 1, 3, 15, 5, 9, 0, 10, 14, 7, 6, 8, 2, 12],
  [1, 15, 13, 0, 5, 7, 10, 4, 9, 2, 3, 14, 6, 11, 8, 12],
];

/** GOST 34.311-95, which is GOST R 34.11-94: 256 bits, for signatures of old archives alone. */
export const gost3411: (data: Uint8Array) => Buffer = gost3411With(TEST_BOX);

/** The function of RFC 5831 with a substitution, starting from zero. */
export function gost3411With(box: SubstitutionBox): (data: Uint8Array) => Buffer {
  const cipher = gost28147(box);
  const encrypted = new Int32Array(WORDS);

  /** The step function χ of RFC 5831 5: `hash` becomes χ(block, hash). */
  const step = (hash: Int32Array, block: Int32Array): void => {
    encrypted.set(hash);
    const keys = stepKeys(hash, block);
    for (const [i, key] of keys.entries()) cipher(key, encrypted, 2 * i);
    shuffle(encrypted, 12);
    xorInto(encrypted, block);
    shuffle(encrypted, 1);
    xorInto(hash, encrypted);
    shuffle(hash, 61);
  };

  return (data) => {
    const hash = new Int32Array(WORDS);
    const sum = new Int32Array(WORDS);
    for (let at = 0; at < data.length; at += BLOCK_BYTES) {
      const block = wordsOf(data.subarray(at, at + BLOCK_BYTES));
      step(hash, block);
      addTo(sum, block);
    }
    const length = Buffer.alloc(BLOCK_BYTES);
    length.writeBigUInt64LE(BigInt(data.length) * 8n);
    step(hash, wordsOf(length));
    step(hash, sum);
    return octetsOf(hash);
  };
}

/** C3 of RFC 5831 5.1, the least significant octet first; C2 and C4 are zero. */
const THIRD_CONSTANT = wordsOf(
  Buffer.from('ff00ffff000000ffff0000ff00ffff0000ff00ff00ff00ffff00ff00ff00ff00', 'hex').reverse(),
);

/** RFC 5831 5.1: four keys of eight words. */
function stepKeys(hash: Int32Array, block: Int32Array): Int32Array[] {
  const u = Int32Array.from(hash);
  const v = Int32Array.from(block);
  const keys = [keyOf(u, v)];
  for (let i = 1; i < 4; i++) {
    turn(u);
    if (i === 2) xorInto(u, THIRD_CONSTANT);
    turn(v);
    turn(v);
    keys.push(keyOf(u, v));
  }
  return keys;
}

/** The transformation A: quarters move down, the sum of the two lowest comes on top. */
function turn(value: Int32Array): void {
  const low = (value[0] ?? 0) ^ (value[2] ?? 0);
  const high = (value[1] ?? 0) ^ (value[3] ?? 0);
  value.copyWithin(0, 2);
  value[6] = low;
  value[7] = high;
}

/** The transformation P of u xor v: deals the octets of the quarters out in turn. */
function keyOf(u: Int32Array, v: Int32Array): Int32Array {
  const key = new Int32Array(WORDS);
  for (let i = 0; i < WORDS; i++) {
    const shift = 8 * (i & 3);
    for (let quarter = 0; quarter < 4; quarter++) {
      const at = 2 * quarter + (i >> 2);
      const octet = (((u[at] ?? 0) ^ (v[at] ?? 0)) >>> shift) & 255;
      key[i] = (key[i] ?? 0) | (octet << (8 * quarter));
    }
  }
  return key;
}

const register = new Uint16Array(16 + 61);

/** The transformation ψ that many times: a shift register of sixteen words of 16 bits (RFC 5831 5.3). */
function shuffle(value: Int32Array, times: number): void {
  for (let i = 0; i < WORDS; i++) {
    register[2 * i] = value[i] ?? 0;
    register[2 * i + 1] = (value[i] ?? 0) >>> 16;
  }
  for (let i = 0; i < times; i++) {
    register[i + 16] =
      (register[i] ?? 0) ^
      (register[i + 1] ?? 0) ^
      (register[i + 2] ?? 0) ^
      (register[i + 3] ?? 0) ^
      (register[i + 12] ?? 0) ^
      (register[i + 15] ?? 0);
  }
  for (let i = 0; i < WORDS; i++) {
    value[i] = (register[times + 2 * i] ?? 0) | ((register[times + 2 * i + 1] ?? 0) << 16);
  }
}

function xorInto(target: Int32Array, other: Int32Array): void {
  for (let i = 0; i < WORDS; i++) target[i] = (target[i] ?? 0) ^ (other[i] ?? 0);
}

/** Adds modulo 2^256. */
function addTo(sum: Int32Array, block: Int32Array): void {
  let carry = 0;
  for (let i = 0; i < WORDS; i++) {
    const word = ((sum[i] ?? 0) >>> 0) + ((block[i] ?? 0) >>> 0) + carry;
    sum[i] = word | 0;
    carry = word >= 2 ** 32 ? 1 : 0;
  }
}

/** The words of a block, the least significant first; zeros where it is short. */
function wordsOf(octets: Uint8Array): Int32Array {
  const words = new Int32Array(WORDS);
  for (let i = 0; i < octets.length; i++) {
    words[i >> 2] = (words[i >> 2] ?? 0) | ((octets[i] ?? 0) << (8 * (i & 3)));
  }
  return words;
}

function octetsOf(words: Int32Array): Buffer {
  const octets = Buffer.alloc(BLOCK_BYTES);
  for (let i = 0; i < WORDS; i++) octets.writeInt32LE(words[i] ?? 0, 4 * i);
  return octets;
}
