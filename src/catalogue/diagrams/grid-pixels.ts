import { BELOW_TASK, type DiagramWords, widest } from './drawn-words.ts';
import { LABEL_GAP, LABEL_TEXT, RADIUS, TASK_WIDTH } from './geometry.ts';
import type { Grid, GridLine } from './grid.ts';
import type { Placement } from './place-nodes.ts';
import { type DiagramNode, nodeId, type ProcessGraph } from './process-graph.ts';
import type { Routes } from './route-flows.ts';

/** How far what stands on a line reaches to its two sides. */
interface Reach {
  before: number;
  after: number;
}

interface Spacing {
  /** Between things with no way between them. */
  readonly least: number;
  /** Before the first track and after the last one. */
  readonly before: number;
  readonly after: number;
}

const TRACK_STEP = 13;
const ACROSS: Spacing = { least: 24, before: 14, after: 24 };
const DOWN: Spacing = { least: 14, before: 13, after: 13 };

export interface GridPixels {
  /** Of each line; from the left end of the lanes' contents, from the top of the pool. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Gives the lines of the grid their places: tracks that no route runs along take no room. */
export function gridPixels(
  graph: ProcessGraph,
  placement: Placement,
  grid: Grid,
  words: DiagramWords,
  routes: Routes | null,
): GridPixels {
  const columns = new Map<string, Reach>();
  const rows = new Map<string, Reach>();
  for (const node of graph.nodes) {
    const place = placement.places.get(node.id);
    if (place === undefined) continue;
    const { x, y } = reachOf(graph, node, words, routes);
    widen(columns, `${place.column} ${place.slot}`, x);
    widen(rows, `${place.lane} ${place.row}`, y);
  }
  const reach = (line: GridLine): Reach => {
    if (line.kind === 'SLOT') return columns.get(`${line.column} ${line.slot}`) ?? NONE;
    return line.kind === 'ROW' ? (rows.get(`${line.lane} ${line.row}`) ?? NONE) : NONE;
  };
  const used = routes === null ? null : usedTracks(routes);
  const x = places(grid.x, used?.x ?? null, reach, ACROSS);
  const y = places(grid.y, used?.y ?? null, reach, DOWN);
  return { x: x.pixels, y: y.pixels, width: x.length, height: y.length };
}

const NONE: Reach = { before: 0, after: 0 };

function reachOf(
  graph: ProcessGraph,
  node: DiagramNode,
  words: DiagramWords,
  routes: Routes | null,
): { x: Reach; y: Reach } {
  const lines = words.nodes.get(node.id)?.lines ?? [];
  const height = lines.length * LABEL_TEXT.leading;
  const half = widest(lines, LABEL_TEXT) / 2;
  switch (node.kind) {
    case 'TASK': {
      const kinds = graph.nodes.filter(({ step }) => step === node.step).map(({ kind }) => kind);
      const below = kinds.includes('EXPIRY')
        ? BELOW_TASK.expiry
        : kinds.includes('TIMER')
          ? BELOW_TASK.timer
          : 0;
      const middle = words.taskHeight / 2;
      return { x: even(TASK_WIDTH / 2), y: { before: middle, after: middle + below } };
    }
    case 'DECISION': {
      const answers = graph.flows
        .filter(({ from }) => from === nodeId('DECISION', node.step.key))
        .map(({ id }) => widest(words.flows.get(id) ?? [], LABEL_TEXT));
      const beside = routes !== null && upAndDown(graph, node, routes) ? LABEL_GAP + 2 * half : 0;
      const after = Math.max(half, RADIUS.DECISION + 8 + Math.max(beside, ...answers));
      const aside = RADIUS.DECISION + LABEL_GAP + Math.max(height, 2 * LABEL_TEXT.leading);
      return { x: { before: half, after }, y: even(aside) };
    }
    case 'START':
    case 'END':
    case 'REFUSAL': {
      const radius = RADIUS[node.kind];
      return {
        x: even(Math.max(radius, half)),
        y: { before: radius, after: radius + LABEL_GAP + height },
      };
    }
    case 'MERGE':
      return { x: even(RADIUS.MERGE), y: even(RADIUS.MERGE) };
    default:
      return { x: NONE, y: NONE };
  }
}

/** Whether ways run from a decision both upwards and downwards: its question stands to the right then. */
function upAndDown(graph: ProcessGraph, { id }: DiagramNode, routes: Routes): boolean {
  const heights = graph.flows.flatMap(({ id: flow, from }) => {
    const [first, second] = from === id ? (routes.get(flow) ?? []) : [];
    return first === undefined || second === undefined ? [] : [Math.sign(second.y - first.y)];
  });
  return heights.includes(1) && heights.includes(-1);
}

function even(half: number): Reach {
  return { before: half, after: half };
}

function widen(reaches: Map<string, Reach>, key: string, by: Reach): void {
  const known = reaches.get(key) ?? NONE;
  reaches.set(key, {
    before: Math.max(known.before, by.before),
    after: Math.max(known.after, by.after),
  });
}

function usedTracks(routes: Routes): { x: ReadonlySet<number>; y: ReadonlySet<number> } {
  const x = new Set<number>();
  const y = new Set<number>();
  for (const way of routes.values()) {
    for (const [index, to] of way.entries()) {
      const from = way[index - 1];
      if (from === undefined) continue;
      if (from.x === to.x) x.add(from.x);
      else y.add(from.y);
    }
  }
  return { x, y };
}

function places(
  lines: readonly GridLine[],
  used: ReadonlySet<number> | null,
  reach: (line: GridLine) => Reach,
  spacing: Spacing,
): { readonly pixels: readonly number[]; readonly length: number } {
  const pixels: number[] = [];
  let edge = 0;
  let tracks = 0;
  const advance = (): number => {
    if (tracks === 0) return edge + spacing.least;
    return edge + spacing.before + (tracks - 1) * TRACK_STEP + spacing.after;
  };
  lines.forEach((line, index) => {
    if (line.kind === 'TRACK') {
      if (used === null || used.has(index)) tracks += 1;
      pixels.push(edge + spacing.before + Math.max(0, tracks - 1) * TRACK_STEP);
      return;
    }
    const { before, after } = reach(line);
    const at = index === 0 ? 0 : advance() + before;
    pixels.push(at);
    edge = at + after;
    tracks = 0;
  });
  return { pixels, length: lines.at(-1)?.kind === 'TRACK' ? advance() : edge };
}
