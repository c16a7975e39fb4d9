import type { GridPoint } from './grid.ts';

/** Pixels of detour that are better than the fault. */
const OVERLAP = 600;
const TOUCH = 300;
const CROSSING = 45;

/** Which pieces of the grid ways already run along. */
export class Occupancy {
  readonly #height: number;
  /** Of each point, the ways along the piece to its right, and along the piece below it. */
  readonly #right: Uint8Array;
  readonly #below: Uint8Array;

  constructor(width: number, height: number) {
    this.#height = height;
    this.#right = new Uint8Array(width * height);
    this.#below = new Uint8Array(width * height);
  }

  /** Adds the way to what is there, or with -1 takes it away. Every point of the way is given. */
  mark(points: readonly GridPoint[], by: 1 | -1): void {
    for (const [index, to] of points.entries()) {
      const from = points[index - 1];
      if (from === undefined) continue;
      const at = Math.min(from.x, to.x) * this.#height + Math.min(from.y, to.y);
      const pieces = from.y === to.y ? this.#right : this.#below;
      pieces[at] = (pieces[at] ?? 0) + by;
    }
  }

  /** What it costs to run from one point to the next one beside it. */
  stepCost(x: number, y: number, toX: number, toY: number): number {
    const at = Math.min(x, toX) * this.#height + Math.min(y, toY);
    const count = y === toY ? this.#right[at] : this.#below[at];
    return (count ?? 0) * OVERLAP;
  }

  /** What it costs to pass a point, straight on or round a corner. */
  passCost(x: number, y: number, straight: 'ACROSS' | 'ALONG' | null): number {
    const at = x * this.#height + y;
    const left = x > 0 ? (this.#right[at - this.#height] ?? 0) : 0;
    const right = this.#right[at] ?? 0;
    const above = y > 0 ? (this.#below[at - 1] ?? 0) : 0;
    const below = this.#below[at] ?? 0;
    if (straight === null) return left + right + above + below > 0 ? TOUCH : 0;
    const [one, other] = straight === 'ACROSS' ? [above, below] : [left, right];
    if (one === 0 && other === 0) return 0;
    return one === other ? one * CROSSING : TOUCH;
  }
}
