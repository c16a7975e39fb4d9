import { arithmeticOf } from './curve-arithmetic.ts';
import type { GostPublicKey } from './gost-public-key.ts';
import { fromLittleEndian } from './little-endian.ts';
import { modularInverse } from './modular-inverse.ts';
import { sumOf } from './multiples.ts';

/**
 * Verifies a signature over a digest (RFC 7091 6.2) in the byte order of Kazakhstan: r | s, each little-endian,
 * and the digest little-endian, as long as q. False for whatever is not the key's signature; throws nothing.
 */
export function gostVerify(key: GostPublicKey, digest: Uint8Array, signature: Uint8Array): boolean {
  const { bytes, p, q } = key.curve;
  if (signature.length !== 2 * bytes || digest.length !== bytes) return false;
  const r = fromLittleEndian(signature.subarray(0, bytes));
  const s = fromLittleEndian(signature.subarray(bytes));
  if (r === 0n || r >= q || s === 0n || s >= q) return false;
  const e = fromLittleEndian(digest) % q || 1n;
  const v = modularInverse(e, q);
  const arithmetic = arithmeticOf(key.curve);
  const base = key.inPieces ? arithmetic.baseInPieces : arithmetic.base;
  const terms = [...base.termsFor((s * v) % q), ...key.multiples.termsFor(((q - r) * v) % q)];
  const sum = sumOf(arithmetic.group, terms);
  if (sum.z === 0n) return false;
  // x mod q is r where x is r, r + q and so on: asked of x = X / Z² without dividing.
  const zz = sum.z * sum.z;
  for (let x = r; x < p; x += q) {
    if ((x * zz - sum.x) % p === 0n) return true;
  }
  return false;
}
