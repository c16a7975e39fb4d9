import type { GostCurve } from './curves.ts';
import { fromLittleEndian } from './little-endian.ts';
import { modularInverse } from './modular-inverse.ts';
import { Multiples, sumOf } from './multiples.ts';
import { WeierstrassGroup } from './weierstrass.ts';

/** A point that has been proved to be a public key of its curve. */
export interface GostPublicKey {
  readonly curve: GostCurve;
  readonly multiples: Multiples;
}

const BASE_SHAPE = { window: 10, pieces: 1 } as const;
const KEY_SHAPE = { window: 6, pieces: 1 } as const;

/**
 * The key in X | Y, each little-endian, as the octet string in a Kazakh certificate; null for what is no key:
 * another length, a coordinate not below p, a point off the curve or outside the group of the base point.
 */
export function readGostPublicKey(curve: GostCurve, octets: Uint8Array): GostPublicKey | null {
  if (octets.length !== 2 * curve.bytes) return null;
  const { group } = arithmeticOf(curve);
  const x = fromLittleEndian(octets.subarray(0, curve.bytes));
  const y = fromLittleEndian(octets.subarray(curve.bytes));
  const point = { x, y };
  if (y === 0n || !group.contains(point)) return null;
  const multiples = new Multiples(group, point, KEY_SHAPE);
  if (curve.cofactor !== 1n) {
    const less = sumOf(group, multiples.termsFor(curve.q - 1n));
    if (!group.isZero(group.add(less, point).z)) return null;
  }
  return { curve, multiples };
}

/**
 * Verifies a signature over a digest (RFC 7091 6.2) in the byte order of Kazakhstan: r | s, each little-endian,
 * and the digest little-endian. False for whatever is not the key's signature; throws nothing.
 */
export function gostVerify(key: GostPublicKey, digest: Uint8Array, signature: Uint8Array): boolean {
  const { curve } = key;
  const { bytes, p, q } = curve;
  if (signature.length !== 2 * bytes || digest.length !== bytes) return false;
  const r = fromLittleEndian(signature.subarray(0, bytes));
  const s = fromLittleEndian(signature.subarray(bytes));
  if (r === 0n || r >= q || s === 0n || s >= q) return false;
  const e = fromLittleEndian(digest) % q || 1n;
  const v = modularInverse(e, q);
  const { group, base } = arithmeticOf(curve);
  const terms = [...base().termsFor((s * v) % q), ...key.multiples.termsFor(((q - r) * v) % q)];
  const sum = sumOf(group, terms);
  if (sum.z === 0n) return false;
  const zz = sum.z * sum.z;
  for (let x = r; x < p; x += q) {
    if ((x * zz - sum.x) % p === 0n) return true;
  }
  return false;
}

interface Arithmetic {
  readonly group: WeierstrassGroup;
  /** The multiples of the base point: made at the first call, some milliseconds. */
  readonly base: () => Multiples;
}

const arithmetics = new WeakMap<GostCurve, Arithmetic>();

function arithmeticOf(curve: GostCurve): Arithmetic {
  const known = arithmetics.get(curve);
  if (known !== undefined) return known;
  const group = new WeierstrassGroup(curve);
  let multiples: Multiples | undefined;
  const base = () => {
    multiples ??= new Multiples(group, { x: curve.x, y: curve.y }, BASE_SHAPE);
    return multiples;
  };
  const made = { group, base };
  arithmetics.set(curve, made);
  return made;
}
