import { gost28147, type SubstitutionBox } from './gost28147.ts';

const BLOCK_BYTES = 32;

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

  /** The step function χ of RFC 5831 5. */
  const step = (hash: Buffer, block: Buffer): Buffer => {
    const encrypted = Buffer.alloc(BLOCK_BYTES);
    for (const [i, key] of stepKeys(hash, block).entries()) {
      const [low, high] = cipher(key, hash.readInt32LE(8 * i), hash.readInt32LE(8 * i + 4));
      encrypted.writeInt32LE(low, 8 * i);
      encrypted.writeInt32LE(high, 8 * i + 4);
    }
    return shuffle(xor(hash, shuffle(xor(block, shuffle(encrypted, 12)), 1)), 61);
  };

  return (data) => {
    let hash: Buffer = Buffer.alloc(BLOCK_BYTES);
    const sum = Buffer.alloc(BLOCK_BYTES);
    for (let at = 0; at < data.length; at += BLOCK_BYTES) {
      const block = Buffer.alloc(BLOCK_BYTES);
      block.set(data.subarray(at, at + BLOCK_BYTES));
      addTo(sum, block);
      hash = step(hash, block);
    }
    const length = Buffer.alloc(BLOCK_BYTES);
    length.writeBigUInt64LE(BigInt(data.length) * 8n);
    return step(step(hash, length), sum);
  };
}

/** C3 of RFC 5831 5.1, the least significant octet first; C2 and C4 are zero. */
const THIRD_CONSTANT = Buffer.from(
  'ff00ffff000000ffff0000ff00ffff0000ff00ff00ff00ffff00ff00ff00ff00',
  'hex',
).reverse();

/** RFC 5831 5.1: four keys of eight words. */
function stepKeys(hash: Buffer, block: Buffer): number[][] {
  let [u, v] = [hash, block];
  const keys = [keyOf(xor(u, v))];
  for (let i = 1; i < 4; i++) {
    u = turn(u);
    if (i === 2) u = xor(u, THIRD_CONSTANT);
    v = turn(turn(v));
    keys.push(keyOf(xor(u, v)));
  }
  return keys;
}

/** The transformation A: quarters move down, the sum of the two lowest comes on top. */
function turn(value: Buffer): Buffer {
  return Buffer.concat([value.subarray(8), xor(value.subarray(0, 8), value.subarray(8, 16))]);
}

/** The transformation P, which deals the octets of the quarters out in turn, read as words. */
function keyOf(value: Buffer): number[] {
  const dealt = Buffer.alloc(BLOCK_BYTES);
  for (let i = 0; i < BLOCK_BYTES; i++) dealt[i] = value[8 * (i % 4) + (i >> 2)] ?? 0;
  return Array.from({ length: 8 }, (_, i) => dealt.readInt32LE(4 * i));
}

/** The transformation ψ that many times: a shift register of sixteen words of 16 bits (RFC 5831 5.3). */
function shuffle(value: Buffer, times: number): Buffer {
  const words = Array.from({ length: 16 }, (_, i) => value.readUInt16LE(2 * i));
  for (let i = 0; i < times; i++) {
    const taps = [0, 1, 2, 3, 12, 15];
    words.push(taps.reduce((sum, tap) => sum ^ (words[i + tap] ?? 0), 0));
  }
  const shuffled = Buffer.alloc(BLOCK_BYTES);
  for (const [i, word] of words.slice(times).entries()) shuffled.writeUInt16LE(word, 2 * i);
  return shuffled;
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((octet, i) => octet ^ (other[i] ?? 0)));
}

/** Adds modulo 2^256. */
function addTo(sum: Buffer, block: Buffer): void {
  let carry = 0;
  for (let i = 0; i < BLOCK_BYTES; i++) {
    carry += (sum[i] ?? 0) + (block[i] ?? 0);
    sum[i] = carry & 255;
    carry >>= 8;
  }
}
