import type { DrawnFlow } from './drawing.ts';
import { LABEL_TEXT, type Label, type Point, type TextStyle } from './geometry.ts';
import { decimal, element, words } from './svg-element.ts';
import { COLORS } from './svg-style.ts';

const ARROW = { length: 9, half: 4 } as const;
const CORNER = 7;

export function flowLine({
  id,
  points,
  kind,
  refuses,
}: Pick<DrawnFlow, 'points' | 'kind'> & { id?: string; refuses: boolean }): string {
  const color = kind === 'RETURN' ? COLORS.rework : refuses ? COLORS.refusalBorder : COLORS.line;
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (tip === undefined || before === undefined) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const neck = { x: tip.x - dx * ARROW.length, y: tip.y - dy * ARROW.length };
  const wings = [
    tip,
    { x: neck.x - dy * ARROW.half, y: neck.y + dx * ARROW.half },
    { x: neck.x + dy * ARROW.half, y: neck.y - dx * ARROW.half },
  ];
  return element('g', { 'data-flow': id }, [
    element('path', {
      d: roundedPath([...points.slice(0, -1), { x: tip.x - dx * 6, y: tip.y - dy * 6 }]),
      fill: 'none',
      stroke: color,
      'stroke-width': 1.4,
      'stroke-dasharray': kind === 'RETURN' ? '6 4' : undefined,
    }),
    element('polygon', {
      points: wings.map(({ x, y }) => `${decimal(x)},${decimal(y)}`).join(' '),
      fill: color,
    }),
  ]);
}

/** Lines of text from the top of the label's box down. */
export function labelText(label: Label, color: string = COLORS.muted, style: TextStyle = LABEL_TEXT): string {
  const { x, y, width } = label.box;
  const middle = label.align === 'center';
  return textLines(
    label.lines,
    { x: middle ? x + width / 2 : x, y },
    style,
    color,
    middle ? 'middle' : undefined,
  );
}

export function textLines(
  lines: readonly string[],
  { x, y }: Point,
  { size, leading, weight }: TextStyle,
  fill: string,
  anchor?: 'middle',
): string {
  return lines
    .map((line, index) => {
      const baseline = y + index * leading + leading / 2 + size * 0.36;
      const font = { 'font-size': size, 'font-weight': weight === 400 ? undefined : weight };
      return words('text', { x, y: baseline, ...font, fill, 'text-anchor': anchor }, line);
    })
    .join('');
}

function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${pair(point)}`;
      if (after === undefined) return `L${pair(point)}`;
      return `L${pair(towards(point, before))}Q${pair(point)} ${pair(towards(point, after))}`;
    })
    .join('');
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function pair({ x, y }: Point): string {
  return `${decimal(x)} ${decimal(y)}`;
}
