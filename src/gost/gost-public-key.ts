import { arithmeticOf, IN_PIECES } from './curve-arithmetic.ts';
import type { GostCurve } from './curves.ts';
import { fromLittleEndian } from './little-endian.ts';
import { Multiples, sumOf } from './multiples.ts';
import type { AffinePoint } from './weierstrass.ts';

/** A point proved to be a public key of its curve, with what is worked out of it beforehand. */
export interface GostPublicKey {
  readonly curve: GostCurve;
  readonly point: AffinePoint;
  readonly multiples: Multiples;
  /** Whether it was hastened. */
  readonly inPieces: boolean;
}

const AT_FIRST = { window: 6, pieces: 1 } as const;

/** Whether these are X | Y, each little-endian, of a point of the curve: whether it is of the right order stays open. */
export function isOnGostCurve(curve: GostCurve, octets: Uint8Array): boolean {
  return pointOnCurve(curve, octets) !== null;
}

/**
 * The key in X | Y, each little-endian, as the octet string in a Kazakh certificate holds it; null for what is
 * no key: another length, a coordinate not below p, a point off the curve or outside the group of the base
 * point.
 */
export function readGostPublicKey(curve: GostCurve, octets: Uint8Array): GostPublicKey | null {
  const point = pointOnCurve(curve, octets);
  if (point === null) return null;
  const { group } = arithmeticOf(curve);
  const multiples = new Multiples(group, point, AT_FIRST);
  if (curve.cofactor !== 1n) {
    const allButOne = sumOf(group, multiples.termsFor(curve.q - 1n));
    if (group.add(allButOne, point).z !== 0n) return null;
  }
  return { curve, point, multiples, inPieces: false };
}

/** The same key with a table of its own: costs as much as three verifications, and each then takes a third. */
export function hastenGostKey({ curve, point }: GostPublicKey): GostPublicKey {
  return {
    curve,
    point,
    multiples: new Multiples(arithmeticOf(curve).group, point, IN_PIECES),
    inPieces: true,
  };
}

function pointOnCurve(curve: GostCurve, octets: Uint8Array): AffinePoint | null {
  if (octets.length !== 2 * curve.bytes) return null;
  const x = fromLittleEndian(octets.subarray(0, curve.bytes));
  const y = fromLittleEndian(octets.subarray(curve.bytes));
  // With y = 0 it is of order 2, so no multiple of the base point.
  return y !== 0n && arithmeticOf(curve).group.contains({ x, y }) ? { x, y } : null;
}
