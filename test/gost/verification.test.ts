import { randomBytes } from 'node:crypto';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import {
  GOST_CURVES,
  type GostCurve,
  gostGenerateKey,
  gostPublicKey,
  gostSign,
  gostVerify,
  hastenGostKey,
  isOnGostCurve,
  readGostPublicKey,
} from '../../src/gost/index.ts';
import { fromLittleEndian, toLittleEndian } from '../../src/gost/little-endian.ts';
import { modularInverse } from '../../src/gost/modular-inverse.ts';

const CURVES = Object.values(GOST_CURVES);

/** RFC 7091 6.2 by @noble/curves, to be agreed with. */
function nobleVerify(curve: GostCurve, key: Buffer, digest: Buffer, signature: Buffer): boolean {
  const { p, q, a, b, x, y, cofactor, bytes } = curve;
  const Point = weierstrass({ p, n: q, h: cofactor, a, b, Gx: x, Gy: y });
  const half = (octets: Buffer, i: number) => fromLittleEndian(octets.subarray(i * bytes, (i + 1) * bytes));
  const [r, s] = [half(signature, 0), half(signature, 1)];
  if (r === 0n || r >= q || s === 0n || s >= q) return false;
  const publicPoint = Point.fromAffine({ x: half(key, 0), y: half(key, 1) });
  const v = modularInverse(fromLittleEndian(digest) % q || 1n, q);
  const sum = Point.BASE.multiplyUnsafe((s * v) % q).add(publicPoint.multiplyUnsafe(((q - r) * v) % q));
  return !sum.is0() && sum.toAffine().x % q === r;
}

interface Signed {
  readonly octets: Buffer;
  readonly digest: Buffer;
  readonly signature: Buffer;
  /** The verdicts of the plain key and of the hastened one. */
  readonly verify: (digest: Buffer, signature: Buffer) => [boolean, boolean];
}

function signed(curve: GostCurve, digest: Buffer = randomBytes(curve.bytes)): Signed {
  const privateKey = gostGenerateKey(curve);
  const octets = gostPublicKey(curve, privateKey);
  const key = readGostPublicKey(curve, octets);
  if (key === null) throw new Error('no key');
  const hastened = hastenGostKey(key);
  return {
    octets,
    digest,
    signature: gostSign(curve, privateKey, digest),
    verify: (d, s) => [gostVerify(key, d, s), gostVerify(hastened, d, s)],
  };
}

function flipped(octets: Buffer, bit: number): Buffer {
  const changed = Buffer.from(octets);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

describe.each(CURVES)('a signature on $name', (curve) => {
  const { bytes, p, q } = curve;
  const octets = (number: bigint) => toLittleEndian(number, bytes);
  const one = signed(curve);
  const r = fromLittleEndian(one.signature.subarray(0, bytes));
  const s = fromLittleEndian(one.signature.subarray(bytes));
  const pair = (first: bigint, second: bigint) => Buffer.concat([octets(first), octets(second)]);

  it('is judged as @noble/curves judges it, right or changed by a bit', () => {
    for (let i = 0; i < 17; i++) {
      const { octets: key, digest, signature, verify } = signed(curve);
      const bit = Math.floor(Math.random() * 8 * bytes);
      const cases: [Buffer, Buffer, boolean][] = [
        [digest, signature, true],
        [flipped(digest, bit), signature, false],
        [digest, flipped(signature, bit), false],
        [digest, flipped(signature, bit + 8 * bytes), false],
      ];
      for (const [d, sig, good] of cases) {
        expect(nobleVerify(curve, key, d, sig)).toBe(good);
        expect(verify(d, sig)).toEqual([good, good]);
      }
    }
  }, 60_000);

  it.each([
    ['r = 0', pair(0n, s)],
    ['s = 0', pair(r, 0n)],
    ['r = q', pair(q, s)],
    ['s = q', pair(r, q)],
    ['r beyond q by what it was', ...beyond(r + q, () => pair(r + q, s))],
    ['s beyond q by what it was', ...beyond(s + q, () => pair(r, s + q))],
    ['r and s swapped', pair(s, r)],
    ['r and s big-endian', Buffer.concat([octets(r).reverse(), octets(s).reverse()])],
    ['the value of RFC 9215', Buffer.from(one.signature).reverse()],
    ['s negated', pair(r, q - s)],
    ['cut short', one.signature.subarray(1)],
    ['with an octet more', Buffer.concat([one.signature, Buffer.of(0)])],
    ['nothing', Buffer.alloc(0)],
  ])('is refused: %s', (_, signature) => {
    expect(one.verify(one.digest, signature)).toEqual([false, false]);
  });

  /** A sum that still fits the octets, else one that is out of range anyhow. */
  function beyond(number: bigint, made: () => Buffer): [Buffer] {
    return [number < 1n << BigInt(8 * bytes) ? made() : Buffer.alloc(2 * bytes, 0xff)];
  }

  it('of a digest that is 0 modulo q is one of the digest 1', () => {
    const { digest, signature, verify } = signed(curve, octets(q));
    expect(verify(digest, signature)).toEqual([true, true]);
    expect(verify(octets(1n), signature)).toEqual([true, true]);
    expect(verify(octets(2n), signature)).toEqual([false, false]);
  });

  it('is refused over a digest of another length', () => {
    expect(one.verify(Buffer.concat([one.digest, Buffer.of(0)]), one.signature)).toEqual([false, false]);
    expect(one.verify(one.digest.subarray(1), one.signature)).toEqual([false, false]);
  });

  it('has no key off the curve, of another length or out of the field', () => {
    const x = fromLittleEndian(one.octets.subarray(0, bytes));
    const y = fromLittleEndian(one.octets.subarray(bytes));
    const wrong = [
      ...Array.from({ length: 16 }, (_, i) => flipped(one.octets, i * 11)),
      one.octets.subarray(1),
      Buffer.concat([one.octets, Buffer.of(0)]),
      Buffer.alloc(2 * bytes),
      Buffer.from(one.octets).reverse(),
      pair(y, x),
      ...(x + p < 1n << BigInt(8 * bytes) ? [pair(x + p, y)] : []),
    ];
    for (const key of wrong) {
      expect(isOnGostCurve(curve, key)).toBe(false);
      expect(readGostPublicKey(curve, key)).toBeNull();
    }
    expect(readGostPublicKey(curve, pair(x, p - y))).not.toBeNull();
  });
});

describe('the curve of cofactor 4', () => {
  const curve = GOST_CURVES['tc26-256-A'];

  it('takes no point of it outside the group of the base point', () => {
    const { p, a, b } = curve;
    const found = { inside: 0, outside: 0 };
    for (let x = 1n; found.inside + found.outside < 24; x++) {
      const y = squareRoot(x * x * x + a * x + b, p);
      if (y === null) continue;
      const octets = Buffer.concat([toLittleEndian(x, 32), toLittleEndian(y, 32)]);
      expect(isOnGostCurve(curve, octets)).toBe(true);
      found[readGostPublicKey(curve, octets) === null ? 'outside' : 'inside'] += 1;
    }
    // One point of four belongs to the group.
    expect(found.outside).toBeGreaterThan(found.inside);
    expect(found.inside).toBeGreaterThan(0);
  });
});

describe('signing', () => {
  const curve = GOST_CURVES['tc26-512-A'];

  it('takes no private key out of range', () => {
    const digest = randomBytes(64);
    for (const key of [Buffer.alloc(64), toLittleEndian(curve.q, 64), Buffer.alloc(63, 1)]) {
      expect(() => gostSign(curve, key, digest)).toThrow(RangeError);
      expect(() => gostPublicKey(curve, key)).toThrow(RangeError);
    }
  });

  it('never signs twice alike', () => {
    const key = gostGenerateKey(curve);
    const digest = randomBytes(64);
    expect(gostSign(curve, key, digest).equals(gostSign(curve, key, digest))).toBe(false);
  });
});

/** For a prime that is 3 modulo 4, as 2^256 - 617 is; null for what is no square. */
function squareRoot(square: bigint, p: bigint): bigint | null {
  const wanted = ((square % p) + p) % p;
  let root = 1n;
  let base = wanted;
  for (let exponent = (p + 1n) / 4n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) root = (root * base) % p;
    base = (base * base) % p;
  }
  return (root * root) % p === wanted ? root : null;
}
