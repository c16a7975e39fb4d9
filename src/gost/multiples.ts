import { signedDigits } from './signed-digits.ts';
import { type AffinePoint, INFINITY, type JacobianPoint, type WeierstrassGroup } from './weierstrass.ts';

export interface MultiplesShape {
  /** Width of the signed digits: a row holds the 2^(window - 2) odd multiples below 2^(window - 1). */
  readonly window: number;
  /** Into how many pieces the scalar is cut; each has a row, and all share the doublings of one piece. */
  readonly pieces: number;
}

/** Odd multiples of one point, of which any multiple of it is put together. */
export class Multiples {
  readonly #pieceBits: number;
  readonly #window: number;
  readonly #rows: readonly (readonly AffinePoint[])[];

  /** The point lies on the curve and is none of order 2. */
  constructor(group: WeierstrassGroup, point: AffinePoint, { window, pieces }: MultiplesShape) {
    const size = 2 ** (window - 2);
    this.#window = window;
    this.#pieceBits = Math.ceil(group.curve.q.toString(2).length / pieces);
    const points: JacobianPoint[] = [];
    let base = point;
    for (let piece = 0; piece < pieces; piece++) {
      if (piece > 0) base = shifted(group, base, this.#pieceBits);
      points.push(...oddMultiples(group, base, size));
    }
    const affine = group.normalize(points);
    this.#rows = Array.from({ length: pieces }, (_, i) => affine.slice(i * size, (i + 1) * size));
  }

  /** The rows with the digits by which `scalar`, from 0 to q - 1, is summed from them. */
  termsFor(scalar: bigint): Term[] {
    return this.#rows.map((row, i) => {
      const piece = BigInt.asUintN(this.#pieceBits, scalar >> BigInt(i * this.#pieceBits));
      return { row, digits: signedDigits(piece, this.#pieceBits, this.#window) };
    });
  }
}

/**
 * P, 3P, 5P and so on. They are added up on the isomorphic curve on which 2P has Z = 1, since the addition does
 * not ask for the curve's a; so they cost no inversion.
 */
function oddMultiples(group: WeierstrassGroup, { x, y }: AffinePoint, count: number): JacobianPoint[] {
  const { reduce } = group;
  const twice = group.double({ x, y, z: 1n });
  const zz = reduce(twice.z * twice.z);
  let last: JacobianPoint = { x: reduce(x * zz), y: reduce(y * reduce(zz * twice.z)), z: 1n };
  return Array.from({ length: count }, () => {
    const multiple = { x: last.x, y: last.y, z: reduce(last.z * twice.z) };
    last = group.add(last, twice);
    return multiple;
  });
}

function shifted(group: WeierstrassGroup, { x, y }: AffinePoint, bits: number): AffinePoint {
  let point: JacobianPoint = { x, y, z: 1n };
  for (let i = 0; i < bits; i++) point = group.double(point);
  const [affine] = group.normalize([point]);
  if (affine === undefined) throw new RangeError('no point');
  return affine;
}

/** A multiple of the point whose odd multiples are in the row. */
export interface Term {
  readonly row: readonly AffinePoint[];
  readonly digits: Int16Array;
}

/** The sum of all terms; they share the doublings (interleaving, Möller 2001). */
export function sumOf(group: WeierstrassGroup, terms: readonly Term[]): JacobianPoint {
  let sum = INFINITY;
  for (let i = Math.max(...terms.map(({ digits }) => digits.length)) - 1; i >= 0; i--) {
    sum = group.double(sum);
    for (const { row, digits } of terms) {
      const digit = digits[i] ?? 0;
      if (digit === 0) continue;
      const point = row[Math.abs(digit) >> 1];
      if (point === undefined) throw new RangeError('digit beyond the row');
      sum = group.add(sum, digit > 0 ? point : group.negate(point));
    }
  }
  return sum;
}
