import type { GridPoint } from './grid.ts';
import { Heap } from './heap.ts';
import type { Occupancy } from './occupancy.ts';
import { OPPOSITE, SIDES, type Side } from './sides.ts';

/** What a way is looked for on. */
export interface Field {
  /** Pixels, as they would be with every track in use. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Whether a node stands on the point. */
  readonly isTaken: (x: number, y: number) => boolean;
  /** Whether the line of this index is a lane's border, which no way runs along. */
  readonly isBorder: (y: number) => boolean;
  readonly occupancy: Occupancy;
}

export interface Errand {
  readonly from: GridPoint;
  readonly to: GridPoint;
  readonly exitCost: (side: Side) => number | null;
  readonly entryCost: (side: Side) => number | null;
}

/** A corner, in pixels of detour. */
const CORNER = 40;
const MOVES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];

/**
 * The cheapest way between two nodes (A*): short, of few corners, through no node, along no other way and across few.
 * Every point of it is answered. A state is a point and the side it is left by.
 */
export function findWay(field: Field, errand: Errand): readonly GridPoint[] {
  const { from, to } = errand;
  const height = field.y.length;
  const states = field.x.length * height * SIDES.length;
  const costs = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(states).fill(-1);
  const heap = new Heap();
  const stateOf = (x: number, y: number, side: number): number => (x * height + y) * SIDES.length + side;
  const reach = (state: number, cost: number, x: number, y: number, origin: number): void => {
    if (cost >= (costs[state] ?? 0)) return;
    costs[state] = cost;
    previous[state] = origin;
    heap.push(cost + distance(field, x, y, to.x, to.y), state);
  };
  SIDES.forEach((name, side) => {
    const cost = errand.exitCost(name);
    if (cost !== null) reach(stateOf(from.x, from.y, side), cost, from.x, from.y, -1);
  });
  for (let state = heap.pop(); state !== undefined; state = heap.pop()) {
    const side = state % SIDES.length;
    const at = (state - side) / SIDES.length;
    const y = at % height;
    const x = (at - y) / height;
    const cost = costs[state] ?? 0;
    if (x === to.x && y === to.y) return trace(previous, state, height);
    const [dx, dy] = MOVES[side] ?? [0, 0];
    const [nextX, nextY] = [x + dx, y + dy];
    if (nextX < 0 || nextY < 0 || nextX >= field.x.length || nextY >= height) continue;
    if (dx !== 0 && field.isBorder(y)) continue;
    const run = cost + distance(field, x, y, nextX, nextY) + field.occupancy.stepCost(x, y, nextX, nextY);
    if (nextX === to.x && nextY === to.y) {
      const entry = errand.entryCost(OPPOSITE[SIDES[side] ?? 'RIGHT']);
      if (entry !== null) reach(stateOf(nextX, nextY, side), run + entry, nextX, nextY, state);
      continue;
    }
    if (field.isTaken(nextX, nextY)) continue;
    for (let turn = 0; turn < SIDES.length; turn += 1) {
      if (turn !== side && turn >> 1 === side >> 1) continue;
      const straight = turn === side ? (dx !== 0 ? 'ACROSS' : 'ALONG') : null;
      const pass = field.occupancy.passCost(nextX, nextY, straight) + (straight === null ? CORNER : 0);
      reach(stateOf(nextX, nextY, turn), run + pass, nextX, nextY, state);
    }
  }
  throw new Error('no way between two nodes of a diagram');
}

function distance(field: Field, x: number, y: number, toX: number, toY: number): number {
  const across = Math.abs((field.x[x] ?? 0) - (field.x[toX] ?? 0));
  return across + Math.abs((field.y[y] ?? 0) - (field.y[toY] ?? 0));
}

function trace(previous: Int32Array, last: number, height: number): readonly GridPoint[] {
  const points: GridPoint[] = [];
  for (let state = last; state >= 0; state = previous[state] ?? -1) {
    const at = Math.floor(state / SIDES.length);
    points.push({ x: Math.floor(at / height), y: at % height });
  }
  return points.toReversed();
}
