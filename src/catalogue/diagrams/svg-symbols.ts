import type { Box, Point } from './geometry.ts';
import type { DiagramNodeKind } from './process-graph.ts';
import { decimal, element } from './svg-element.ts';
import { COLORS } from './svg-style.ts';
import type { TaskKind } from './task-kind.ts';

/** The shape of a node without its words, in the box. `breaks`: of a timer, whether it breaks its task off. */
export function nodeSymbol(kind: DiagramNodeKind, box: Box, { refuses = false, breaks = true } = {}): string {
  const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const radius = box.width / 2;
  switch (kind) {
    case 'TASK':
      return element('rect', {
        x: box.x,
        y: box.y,
        width: box.width,
        height: box.height,
        rx: 10,
        fill: refuses ? COLORS.refusal : COLORS.task,
        stroke: refuses ? COLORS.refusalBorder : COLORS.taskBorder,
        'stroke-width': 1.4,
      });
    case 'DECISION':
    case 'MERGE':
      return diamond({ x, y }, radius);
    case 'START':
      return circle({ x, y }, radius, COLORS.start, COLORS.startBorder, 1.8);
    case 'END':
      return circle({ x, y }, radius - 1, COLORS.paper, COLORS.ink, 3.6);
    case 'EXPIRY':
      return circle({ x, y }, radius - 1, COLORS.paper, COLORS.muted, 2.6);
    case 'REFUSAL':
      return circle({ x, y }, radius - 1, COLORS.refusal, COLORS.refusalBorder, 3.6) + lightning({ x, y });
    case 'TIMER':
      return clock({ x, y }, radius, breaks);
  }
}

/** A small sign of who carries a task out, around the point. */
export function taskSign(kind: TaskKind, { x, y }: Point, color: string): string {
  const stroke = {
    fill: 'none',
    stroke: color,
    'stroke-width': 1.3,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  const path = (d: string): string => element('path', { d, ...stroke });
  const at = (dx: number, dy: number): string => `${decimal(x + dx)} ${decimal(y + dy)}`;
  switch (kind) {
    case 'userTask':
      return (
        element('circle', { cx: x, cy: y - 3, r: 2.7, ...stroke }) + path(`M${at(-5, 6)}a5 5.2 0 0 1 10 0z`)
      );
    case 'serviceTask':
      return (
        element('circle', { cx: x, cy: y, r: 4, ...stroke }) +
        element('circle', { cx: x, cy: y, r: 1.2, ...stroke }) +
        path(TEETH.map(([dx, dy]) => `M${at(dx * 4.4, dy * 4.4)}L${at(dx * 6.2, dy * 6.2)}`).join(''))
      );
    case 'sendTask':
    case 'receiveTask':
      return path(`M${at(-6.5, -4.5)}h13v9h-13zM${at(-6.5, -4.5)}l6.5 5.2 6.5-5.2`);
    case 'manualTask':
      return path(
        `M${at(-6, 3)}v-3.6l3.2-3.4q1.6-.9 2.2.5l-1.4 1.9h7.2M${at(-1, -0.8)}h7M${at(-1, 1.4)}h6.2M${at(-6, 3)}q1.4 1.8 4.6 1.8h4.6q1.8-.4.8-1.6`,
      );
  }
}

/** Where a gear has its teeth: eight directions. */
const TEETH = Array.from({ length: 8 }, (_, index) => {
  const angle = (index * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle)] as const;
});

function diamond({ x, y }: Point, radius: number): string {
  const points = [
    [x, y - radius],
    [x + radius, y],
    [x, y + radius],
    [x - radius, y],
  ];
  const third = radius * 0.3;
  const cross = `M${decimal(x - third)} ${decimal(y - third)}L${decimal(x + third)} ${decimal(y + third)}M${decimal(x + third)} ${decimal(y - third)}L${decimal(x - third)} ${decimal(y + third)}`;
  return (
    element('polygon', {
      points: points.map((pair) => pair.map((value) => decimal(value ?? 0)).join(',')).join(' '),
      fill: COLORS.decision,
      stroke: COLORS.decisionBorder,
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    }) +
    element('path', { d: cross, stroke: COLORS.decisionBorder, 'stroke-width': 2, 'stroke-linecap': 'round' })
  );
}

function circle({ x, y }: Point, radius: number, fill: string, stroke: string, width: number): string {
  return element('circle', { cx: x, cy: y, r: radius, fill, stroke, 'stroke-width': width });
}

function lightning({ x, y }: Point): string {
  const turns = [
    [-6.5, 6.5],
    [-2.6, -5.5],
    [1.8, 1.6],
    [6.5, -6.5],
    [2.8, 6],
    [-1.8, -1.2],
  ];
  return element('polygon', {
    points: turns.map(([dx = 0, dy = 0]) => `${decimal(x + dx)},${decimal(y + dy)}`).join(' '),
    fill: COLORS.refusalBorder,
  });
}

/** Two rings and a clock face; dashed where the task goes on. */
function clock(middle: Point, radius: number, breaks: boolean): string {
  const { x, y } = middle;
  const dash = breaks ? undefined : '4 2.4';
  const ring = (r: number, fill: string): string =>
    element('circle', {
      cx: x,
      cy: y,
      r,
      fill,
      stroke: COLORS.decisionBorder,
      'stroke-width': 1.2,
      'stroke-dasharray': dash,
    });
  return (
    ring(radius - 0.6, COLORS.paper) +
    ring(radius - 3.4, 'none') +
    element('path', {
      d: `M${decimal(x)} ${decimal(y - radius * 0.45)}V${decimal(y)}L${decimal(x + radius * 0.32)} ${decimal(y + radius * 0.18)}`,
      fill: 'none',
      stroke: COLORS.decisionBorder,
      'stroke-width': 1.5,
      'stroke-linecap': 'round',
    })
  );
}
