/** The whole number whose octets these are, the least significant first. */
export function fromLittleEndian(octets: Uint8Array): bigint {
  const reversed = Buffer.from(octets).reverse();
  return reversed.length === 0 ? 0n : BigInt(`0x${reversed.toString('hex')}`);
}

/** The number in that many octets, the least significant first. Throws RangeError where it does not fit. */
export function toLittleEndian(number: bigint, bytes: number): Buffer {
  const hex = number.toString(16).padStart(2 * bytes, '0');
  if (number < 0n || hex.length > 2 * bytes) throw new RangeError('the number does not fit');
  return Buffer.from(hex, 'hex').reverse();
}
