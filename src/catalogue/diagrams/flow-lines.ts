import type { DrawnFlow } from './drawing.ts';
import { type DiagramWords, widest } from './drawn-words.ts';
import { type Box, LABEL_TEXT, type Label, type Point } from './geometry.ts';
import type { GridPoint } from './grid.ts';
import type { GridPixels } from './grid-pixels.ts';
import type { ProcessGraph } from './process-graph.ts';
import type { Routes } from './route-flows.ts';

/** The lines of the flows, from border to border of the nodes, and their texts beside where they begin. */
export function drawnFlows(
  graph: ProcessGraph,
  pixels: GridPixels,
  routes: Routes,
  boxes: ReadonlyMap<string, Box>,
  words: DiagramWords,
  origin: Point,
): readonly DrawnFlow[] {
  const at = ({ x, y }: GridPoint): Point => ({
    x: origin.x + (pixels.x[x] ?? 0),
    y: origin.y + (pixels.y[y] ?? 0),
  });
  return graph.flows.flatMap((flow) => {
    const [source, target] = [boxes.get(flow.from), boxes.get(flow.to)];
    if (source === undefined || target === undefined) return [];
    const route = routes.get(flow.id)?.map(at) ?? [middle(source), middle(target)];
    const points = clipped(route, source, target);
    const lines = words.flows.get(flow.id) ?? [];
    return [{ ...flow, points, text: lines.join(' '), label: flowLabel(points, lines) }];
  });
}

function clipped(route: readonly Point[], source: Box, target: Box): readonly Point[] {
  const [second, beforeLast] = [route[1], route.at(-2)];
  if (second === undefined || beforeLast === undefined) return route;
  return [border(source, second), ...route.slice(1, -1), border(target, beforeLast)];
}

/** The middle of the side that faces the point. */
function border(box: Box, towards: Point): Point {
  const { x, y } = middle(box);
  if (Math.abs(towards.x - x) < 0.5) return { x, y: towards.y < y ? box.y : box.y + box.height };
  return { x: towards.x < x ? box.x : box.x + box.width, y };
}

function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function flowLabel(points: readonly Point[], lines: readonly string[]): Label | null {
  const [first, second] = points;
  if (first === undefined || second === undefined || lines.length === 0) return null;
  const size = { width: widest(lines, LABEL_TEXT), height: lines.length * LABEL_TEXT.leading };
  const across = Math.abs(second.y - first.y) < 0.5;
  const x = across && second.x < first.x ? first.x - 4 - size.width : first.x + (across ? 3 : 5);
  const y = across ? first.y - 2 - size.height : second.y > first.y ? first.y + 1 : first.y - 1 - size.height;
  return { lines, align: 'left', box: { x, y, ...size } };
}
