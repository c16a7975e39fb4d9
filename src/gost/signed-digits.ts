/**
 * The width-w non-adjacent form of a scalar, the least significant digit first: every digit is 0 or odd and
 * below 2^(w-1) in size, and of w neighbours at most one is not 0. One digit more than the scalar has bits.
 */
export function signedDigits(scalar: bigint, bits: number, window: number): Int16Array {
  const digits = new Int16Array(bits + 1);
  const binary = bitsOf(scalar, bits + window);
  let carry = 0;
  for (let i = 0; i <= bits; ) {
    if (((binary[i] ?? 0) ^ carry) === 0) {
      i++;
      continue;
    }
    let digit = carry;
    for (let j = 0; j < window; j++) digit += (binary[i + j] ?? 0) << j;
    carry = digit >> (window - 1);
    digits[i] = digit - (carry << window);
    i += window;
  }
  return digits;
}

/** The bits of a number, the least significant first. */
function bitsOf(number: bigint, length: number): Uint8Array {
  const text = number.toString(2);
  const bits = new Uint8Array(length);
  for (let i = 0; i < text.length; i++) bits[i] = text.charCodeAt(text.length - 1 - i) & 1;
  return bits;
}
