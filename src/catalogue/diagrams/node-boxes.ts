import type { DrawnFlow } from './drawing.ts';
import { type DiagramWords, widest } from './drawn-words.ts';
import {
  around,
  type Box,
  EXPIRY_DROP,
  LABEL_GAP,
  LABEL_TEXT,
  type Label,
  type Point,
  RADIUS,
  TASK_WIDTH,
} from './geometry.ts';
import { type Grid, pointOf } from './grid.ts';
import type { GridPixels } from './grid-pixels.ts';
import type { Placement } from './place-nodes.ts';
import { type DiagramNode, nodeId, type ProcessGraph } from './process-graph.ts';

export function nodeBoxes(
  graph: ProcessGraph,
  placement: Placement,
  grid: Grid,
  pixels: GridPixels,
  words: DiagramWords,
  origin: Point,
): ReadonlyMap<string, Box> {
  return new Map(
    graph.nodes.flatMap((node) => {
      const hosted = node.kind === 'TIMER' || node.kind === 'EXPIRY';
      const place = placement.places.get(hosted ? nodeId('TASK', node.step.key) : node.id);
      if (place === undefined) return [];
      const { x, y } = pointOf(grid, place);
      const middle = { x: origin.x + (pixels.x[x] ?? 0), y: origin.y + (pixels.y[y] ?? 0) };
      return [[node.id, boxOf(node, middle, words.taskHeight)] as const];
    }),
  );
}

/** `middle` is that of the task for a timer and its expiry. */
function boxOf({ kind }: DiagramNode, middle: Point, taskHeight: number): Box {
  if (kind === 'TASK') return around(middle, TASK_WIDTH / 2, taskHeight / 2);
  const border = middle.y + taskHeight / 2;
  if (kind === 'TIMER') return around({ x: middle.x, y: border }, RADIUS.TIMER);
  if (kind === 'EXPIRY') return around({ x: middle.x, y: border + EXPIRY_DROP }, RADIUS.EXPIRY);
  return around(middle, RADIUS[kind]);
}

/** Texts outside the nodes: below events, right of timers, on a side of a decision that no way runs from. */
export function nodeLabels(
  graph: ProcessGraph,
  boxes: ReadonlyMap<string, Box>,
  words: DiagramWords,
  flows: readonly DrawnFlow[],
): ReadonlyMap<string, Label> {
  return new Map(
    graph.nodes.flatMap((node) => {
      const box = boxes.get(node.id);
      const lines = words.nodes.get(node.id)?.lines ?? [];
      if (box === undefined || lines.length === 0 || node.kind === 'TASK') return [];
      return [[node.id, labelOf(node, box, lines, flows)] as const];
    }),
  );
}

function labelOf(
  { id, kind }: DiagramNode,
  box: Box,
  lines: readonly string[],
  flows: readonly DrawnFlow[],
): Label {
  const size = { width: widest(lines, LABEL_TEXT), height: lines.length * LABEL_TEXT.leading };
  const x = box.x + box.width / 2 - size.width / 2;
  const below = { lines, align: 'center', box: { x, y: box.y + box.height + LABEL_GAP, ...size } } as const;
  const beside = { x: box.x + box.width + LABEL_GAP };
  switch (kind) {
    case 'TIMER':
      return { lines, align: 'left', box: { ...beside, y: box.y + box.height / 2 + 2, ...size } };
    case 'EXPIRY':
      return {
        lines,
        align: 'left',
        box: { ...beside, y: box.y + box.height / 2 - size.height / 2, ...size },
      };
    case 'DECISION': {
      const used = (side: 'UP' | 'DOWN'): boolean => flows.some((flow) => leaves(flow, id, box, side));
      if (!used('UP')) return { ...below, box: { ...below.box, y: box.y - LABEL_GAP - size.height } };
      if (!used('DOWN')) return below;
      return {
        lines,
        align: 'left',
        box: { ...beside, y: box.y + box.height / 2 - size.height / 2, ...size },
      };
    }
    default:
      return below;
  }
}

/** Whether the flow begins or ends at this side of the node. */
function leaves(flow: DrawnFlow, id: string, box: Box, side: 'UP' | 'DOWN'): boolean {
  const y = side === 'UP' ? box.y : box.y + box.height;
  const [first, last] = [flow.points[0], flow.points.at(-1)];
  return (flow.from === id && first?.y === y) || (flow.to === id && last?.y === y);
}
