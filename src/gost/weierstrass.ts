import type { GostCurve } from './curves.ts';
import { modularInverse } from './modular-inverse.ts';
import { type Reduce, reducerFor } from './prime-field.ts';

export interface AffinePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/** x = X / Z², y = Y / Z³; the point at infinity where Z is 0. */
export interface JacobianPoint {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

export const INFINITY: JacobianPoint = { x: 1n, y: 1n, z: 0n };

/**
 * The group of a curve, for public numbers only: its time tells what it multiplies. Coordinates are reduced
 * as Reduce says. Formulas dbl-2001-b, dbl-1998-cmo-2 and madd of the Explicit-Formulas Database.
 */
export class WeierstrassGroup {
  readonly curve: GostCurve;
  readonly reduce: Reduce;
  readonly #aIsMinusThree: boolean;

  constructor(curve: GostCurve) {
    this.curve = curve;
    this.reduce = reducerFor(curve.p);
    this.#aIsMinusThree = curve.a === curve.p - 3n;
  }

  /** Whether a reduced number stands for 0. */
  isZero(reduced: bigint): boolean {
    return reduced === 0n || reduced === this.curve.p;
  }

  contains({ x, y }: AffinePoint): boolean {
    const { p, a, b } = this.curve;
    return x < p && y < p && (y * y - x * x * x - a * x - b) % p === 0n;
  }

  double({ x, y, z }: JacobianPoint): JacobianPoint {
    if (z === 0n) return INFINITY;
    const { reduce } = this;
    const yy = reduce(y * y);
    const beta = reduce(x * yy);
    const alpha = this.#aIsMinusThree ? this.#slopeForMinusThree(x, z) : this.#slope(x, z);
    const x3 = reduce(alpha * alpha - (beta << 3n));
    const y3 = reduce(alpha * ((beta << 2n) - x3) - ((yy * yy) << 3n));
    return { x: x3, y: y3, z: this.#notZero(reduce((y * z) << 1n)) };
  }

  add(one: JacobianPoint, other: AffinePoint): JacobianPoint {
    const { reduce } = this;
    const { x, y, z } = one;
    if (z === 0n) return { ...other, z: 1n };
    const zz = reduce(z * z);
    const h = reduce(other.x * zz - x);
    const r = reduce(other.y * reduce(zz * z) - y);
    if (this.isZero(h)) return this.isZero(r) ? this.double(one) : INFINITY;
    const hh = reduce(h * h);
    const hhh = reduce(h * hh);
    const v = reduce(x * hh);
    const x3 = reduce(r * r - hhh - (v << 1n));
    return { x: x3, y: reduce(r * (v - x3) - y * hhh), z: this.#notZero(reduce(z * h)) };
  }

  negate({ x, y }: AffinePoint): AffinePoint {
    return { x, y: this.curve.p - y };
  }

  /** The affine form of points none of which is at infinity, with one inversion for all. */
  normalize(points: readonly JacobianPoint[]): AffinePoint[] {
    const { p } = this.curve;
    const products: bigint[] = [];
    let product = 1n;
    for (const { z } of points) {
      products.push(product);
      product = (product * z) % p;
    }
    let inverse = modularInverse(product, p);
    const affine = new Array<AffinePoint>(points.length);
    for (const [i, { x, y, z }] of [...points.entries()].reverse()) {
      const zInverse = (inverse * (products[i] ?? 1n)) % p;
      inverse = (inverse * z) % p;
      const square = (zInverse * zInverse) % p;
      affine[i] = { x: positive(x * square, p), y: positive(y * square * zInverse, p) };
    }
    return affine;
  }

  /** p stands for 0 nowhere but in Z, which double and add ask for by one comparison. */
  #notZero(z: bigint): bigint {
    return z === this.curve.p ? 0n : z;
  }

  #slopeForMinusThree(x: bigint, z: bigint): bigint {
    const zz = this.reduce(z * z);
    return this.reduce((x - zz) * (x + zz) * 3n);
  }

  #slope(x: bigint, z: bigint): bigint {
    const { reduce } = this;
    const zz = reduce(z * z);
    return reduce(x * x * 3n + this.curve.a * reduce(zz * zz));
  }
}

function positive(number: bigint, p: bigint): bigint {
  const rest = number % p;
  return rest < 0n ? rest + p : rest;
}
