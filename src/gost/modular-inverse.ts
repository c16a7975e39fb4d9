/** The inverse of a number modulo a prime it is not divisible by, by the extended algorithm of Euclid. */
export function modularInverse(number: bigint, prime: bigint): bigint {
  let [remainder, next] = [prime, ((number % prime) + prime) % prime];
  let [coefficient, nextCoefficient] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  if (remainder !== 1n) throw new RangeError('no inverse');
  return coefficient < 0n ? coefficient + prime : coefficient;
}
