/**
 * Reduces a product modulo p. The result is congruent, and zero only as 0 or p; it may be a little out of
 * range, which the next reduction takes.
 */
export type Reduce = (number: bigint) => bigint;

/** A prime just below a power of two, 2^bits - c, is reduced by folding: 2^bits is c. Any other by division. */
export function reducerFor(p: bigint): Reduce {
  const bits = p.toString(2).length;
  const c = 2n ** BigInt(bits) - p;
  if (c >= 2n ** 16n) return (number) => number % p;
  const shift = BigInt(bits);
  return (number) => {
    const once = BigInt.asUintN(bits, number) + (number >> shift) * c;
    return BigInt.asUintN(bits, once) + (once >> shift) * c;
  };
}
