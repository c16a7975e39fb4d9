import fc from 'fast-check';
import { fromLittleEndian, toLittleEndian } from '../../src/gost/little-endian.ts';
import { modularInverse } from '../../src/gost/modular-inverse.ts';
import { reducerFor } from '../../src/gost/prime-field.ts';
import { signedDigits } from '../../src/gost/signed-digits.ts';

const P512 = 2n ** 512n - 569n;
const ODD_PRIME = 0x8000000000000000000000000000000000000000000000000000000000000431n;

describe('reducing', () => {
  it.each([
    ['by folding', P512],
    ['by division', ODD_PRIME],
  ])('%s keeps the residue, and zero has two faces only', (_, p) => {
    const reduce = reducerFor(p);
    const products = fc.bigInt({ min: -8n * p * p, max: 8n * p * p });
    fc.assert(
      fc.property(products, (number) => {
        const reduced = reduce(number);
        expect((reduced - number) % p).toBe(0n);
        expect(reduced > -p && reduced < 2n * p).toBe(true);
        expect([0n, p]).toContain(reduce(number - (number % p)));
      }),
    );
  });
});

describe('signed digits', () => {
  it('sum up to the scalar, are odd and keep their distance', () => {
    const scalars = fc.bigInt({ min: 0n, max: 2n ** 512n - 1n });
    fc.assert(
      fc.property(scalars, fc.integer({ min: 2, max: 12 }), (scalar, window) => {
        const digits = signedDigits(scalar, 512, window);
        const sum = digits.reduce((total, digit, i) => total + (BigInt(digit) << BigInt(i)), 0n);
        expect(sum).toBe(scalar);
        let last = -window;
        for (const [i, digit] of digits.entries()) {
          if (digit === 0) continue;
          expect(Math.abs(digit) % 2).toBe(1);
          expect(Math.abs(digit)).toBeLessThan(2 ** (window - 1));
          expect(i - last).toBeGreaterThanOrEqual(window);
          last = i;
        }
      }),
    );
  });
});

describe('an inverse', () => {
  it('gives 1 with its number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: P512 - 1n }), (number) => {
        const inverse = modularInverse(number, P512);
        expect((inverse * number) % P512).toBe(1n);
        expect(inverse > 0n && inverse < P512).toBe(true);
      }),
    );
  });

  it('of nothing is none', () => {
    expect(() => modularInverse(P512, P512)).toThrow(RangeError);
  });
});

describe('little-endian octets', () => {
  it('come back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (number) => {
        expect(fromLittleEndian(toLittleEndian(number, 32))).toBe(number);
      }),
    );
    expect(fromLittleEndian(Buffer.of(1, 2))).toBe(0x201n);
    expect(() => toLittleEndian(2n ** 256n, 32)).toThrow(RangeError);
  });
});
