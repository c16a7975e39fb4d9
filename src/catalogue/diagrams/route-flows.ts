import { type Field, findWay } from './find-way.ts';
import { type Grid, type GridPoint, pointOf } from './grid.ts';
import { Occupancy } from './occupancy.ts';
import type { Placement } from './place-nodes.ts';
import { type DiagramFlow, type DiagramNode, nodeId, type ProcessGraph } from './process-graph.ts';
import { entryCost, exitCost } from './sides.ts';

/** The ways of the flows over the grid, by the id of the flow: the points where they begin, bend and end. */
export type Routes = ReadonlyMap<string, readonly GridPoint[]>;

/** Once to begin with, then again with all others in place. */
const ROUNDS = 4;

/** `x` and `y` are the pixels of the grid's lines with every track in use. A timer's own stub is not among the flows. */
export function routeFlows(
  graph: ProcessGraph,
  placement: Placement,
  grid: Grid,
  pixels: { readonly x: readonly number[]; readonly y: readonly number[] },
): Routes {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const indexOf = ({ x, y }: GridPoint): number => x * grid.y.length + y;
  const taken = new Set([...placement.places.values()].map((place) => indexOf(pointOf(grid, place))));
  const field: Field = {
    ...pixels,
    isTaken: (x, y) => taken.has(indexOf({ x, y })),
    isBorder: (y) => grid.y[y]?.kind === 'BORDER',
    occupancy: new Occupancy(grid.x.length, grid.y.length),
  };
  const errands = graph.flows.flatMap((flow) => errandOf(flow, nodes, placement, grid) ?? []);
  const length = ({ from, to }: { from: GridPoint; to: GridPoint }): number =>
    Math.abs((pixels.x[from.x] ?? 0) - (pixels.x[to.x] ?? 0)) +
    Math.abs((pixels.y[from.y] ?? 0) - (pixels.y[to.y] ?? 0));
  /* Whoever can go straight has the right of way. */
  const bends = ({ from, to }: { from: GridPoint; to: GridPoint }): number =>
    from.x === to.x || from.y === to.y ? 0 : 1;
  const inOrder = errands.toSorted((a, b) => bends(a) - bends(b) || length(a) - length(b));
  const ways = new Map<string, readonly GridPoint[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const errand of inOrder) {
      const known = ways.get(errand.id);
      if (known !== undefined) field.occupancy.mark(known, -1);
      const way = findWay(field, errand);
      field.occupancy.mark(way, 1);
      ways.set(errand.id, way);
    }
  }
  return new Map([...ways].map(([id, way]) => [id, corners(way)]));
}

function errandOf(
  flow: DiagramFlow,
  nodes: ReadonlyMap<string, DiagramNode>,
  placement: Placement,
  grid: Grid,
) {
  const [source, target] = [nodes.get(flow.from), nodes.get(flow.to)];
  if (source === undefined || target === undefined || target.kind === 'EXPIRY') return undefined;
  const anchor = source.kind === 'TIMER' ? nodeId('TASK', source.step.key) : source.id;
  const [from, to] = [placement.places.get(anchor), placement.places.get(target.id)];
  if (from === undefined || to === undefined) return undefined;
  const isTimed = ({ step }: DiagramNode): boolean => nodes.has(nodeId('TIMER', step.key));
  return {
    id: flow.id,
    from: pointOf(grid, from),
    to: pointOf(grid, to),
    exitCost: (side: Parameters<typeof exitCost>[2]) =>
      exitCost(source.kind, flow.kind, side, isTimed(source)),
    entryCost: (side: Parameters<typeof entryCost>[1]) => entryCost(target.kind, side, isTimed(target)),
  };
}

function corners(way: readonly GridPoint[]): readonly GridPoint[] {
  return way.filter((_, index) => {
    const [before, after] = [way[index - 1], way[index + 1]];
    if (before === undefined || after === undefined) return true;
    return before.x !== after.x && before.y !== after.y;
  });
}
