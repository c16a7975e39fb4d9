import { signedDigits } from './signed-digits.ts';
import { type AffinePoint, INFINITY, type JacobianPoint, type WeierstrassGroup } from './weierstrass.ts';

export interface MultiplesShape {
  /** Width of the signed digits: a row holds the 2^(window - 2) odd multiples below 2^(window - 1). */
  readonly window: number;
  /** Into how many pieces the scalar is cut; each has a row, and all share the doublings of one piece. */
  readonly pieces: number;
}

/** Odd multiples of one point, from which any multiple of it is put together. */
export class Multiples {
  readonly #pieceBits: number;
  readonly #window: number;
  readonly #rows: readonly (readonly AffinePoint[])[];

  constructor(group: WeierstrassGroup, point: AffinePoint, { window, pieces }: MultiplesShape) {
    const size = 2 ** (window - 2);
    this.#window = window;
    this.#pieceBits = Math.ceil(group.curve.q.toString(2).length / pieces);
    const points: JacobianPoint[] = [];
    let base = point;
    for (let piece = 0; piece < pieces; piece++) {
      let last: JacobianPoint = { ...base, z: 1n };
      const [twice] = group.normalize([group.double(last)]);
      if (twice === undefined) throw new RangeError('no double');
      for (let i = 0; i < size; i++) {
        points.push(last);
        last = group.add(last, twice);
      }
      if (piece === pieces - 1) break;
      let shifted: JacobianPoint = { ...base, z: 1n };
      for (let i = 0; i < this.#pieceBits; i++) shifted = group.double(shifted);
      [base = base] = group.normalize([shifted]);
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
