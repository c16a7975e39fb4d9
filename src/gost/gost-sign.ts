import { randomBytes } from 'node:crypto';
import { type WeierstrassPointCons, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import type { GostCurve } from './curves.ts';
import { fromLittleEndian, toLittleEndian } from './little-endian.ts';

/**
 * Signs a digest (RFC 7091 6.1) in the byte order of Kazakhstan: r and s little-endian, in this order. The
 * multiplication takes the same steps for every key; the remaining arithmetic of big integers does not.
 * Throws RangeError for what is no private key of the curve.
 */
export function gostSign(curve: GostCurve, privateKey: Uint8Array, digest: Uint8Array): Buffer {
  const d = readPrivateKey(curve, privateKey);
  const { q } = curve;
  const e = fromLittleEndian(digest) % q || 1n;
  for (;;) {
    const k = randomScalar(curve);
    const r = pointsOf(curve).BASE.multiply(k).toAffine().x % q;
    const s = (r * d + k * e) % q;
    if (r !== 0n && s !== 0n) {
      return Buffer.concat([toLittleEndian(r, curve.bytes), toLittleEndian(s, curve.bytes)]);
    }
  }
}

/** A private key of the curve, little-endian. */
export function gostGenerateKey(curve: GostCurve): Buffer {
  return toLittleEndian(randomScalar(curve), curve.bytes);
}

/** The public key of a private one: X and Y, each little-endian. Throws RangeError as gostSign. */
export function gostPublicKey(curve: GostCurve, privateKey: Uint8Array): Buffer {
  const { x, y } = pointsOf(curve).BASE.multiply(readPrivateKey(curve, privateKey)).toAffine();
  return Buffer.concat([toLittleEndian(x, curve.bytes), toLittleEndian(y, curve.bytes)]);
}

function readPrivateKey({ bytes, q }: GostCurve, privateKey: Uint8Array): bigint {
  const d = fromLittleEndian(privateKey);
  if (privateKey.length !== bytes || d === 0n || d >= q) throw new RangeError('no private key of this curve');
  return d;
}

/** From 1 to q - 1; sixteen octets more than q has leave a bias of 2^-128. */
function randomScalar({ bytes, q }: GostCurve): bigint {
  return (fromLittleEndian(randomBytes(bytes + 16)) % (q - 1n)) + 1n;
}

const points = new WeakMap<GostCurve, WeierstrassPointCons<bigint>>();

function pointsOf(curve: GostCurve): WeierstrassPointCons<bigint> {
  let found = points.get(curve);
  if (found === undefined) {
    const { p, q, cofactor, a, b, x, y } = curve;
    found = weierstrass({ p, n: q, h: cofactor, a, b, Gx: x, Gy: y });
    points.set(curve, found);
  }
  return found;
}
