import { message } from '../../kernel/index.ts';
import type { DiagramReader } from './diagram-reader.ts';
import type { LegendKey } from './diagram-text-keys.ts';
import type { Drawing } from './drawing.ts';
import { around, LABEL_TEXT, LANE_TEXT, type Point } from './geometry.ts';
import type { DiagramNodeKind } from './process-graph.ts';
import { flowLine, textLines } from './svg-lines.ts';
import { COLORS } from './svg-style.ts';
import { nodeSymbol, taskSign } from './svg-symbols.ts';
import { type TaskKind, taskKind } from './task-kind.ts';
import { textWidth } from './text-width.ts';

interface Entry {
  readonly key: LegendKey;
  readonly draw: (middle: Point) => string;
}

const TEXT = { ...LABEL_TEXT, size: 11 } as const;
const SYMBOL = 30;
const ROW = 32;

/** What the signs of this drawing mean, in rows no wider than `width`. */
export function legend(drawing: Drawing, reader: DiagramReader, origin: Point, width: number) {
  const parts: string[] = [];
  const say = (key: LegendKey): string => reader.translate(message(`catalogue:diagram.legend.${key}`));
  const title = say('title');
  let x = origin.x + textWidth(title, LANE_TEXT.size, LANE_TEXT.weight) + 22;
  let y = origin.y + ROW / 2;
  const left = x;
  parts.push(textLines([title], { x: origin.x, y: y - LANE_TEXT.leading / 2 }, LANE_TEXT, COLORS.ink));
  for (const { key, draw } of entries(drawing)) {
    const text = say(key);
    const length = SYMBOL + 6 + textWidth(text, TEXT.size) + 20;
    if (x > left && x + length - 20 > origin.x + width) {
      x = left;
      y += ROW;
    }
    parts.push(draw({ x: x + SYMBOL / 2, y }));
    parts.push(textLines([text], { x: x + SYMBOL + 6, y: y - TEXT.leading / 2 }, TEXT, COLORS.ink));
    x += length;
  }
  return { svg: parts.join(''), height: y + ROW / 2 - origin.y };
}

function entries(drawing: Drawing): readonly Entry[] {
  const nodes = (kind: DiagramNodeKind & LegendKey, radius: number): readonly Entry[] =>
    drawing.nodes.some((node) => node.kind === kind)
      ? [{ key: kind, draw: (middle) => nodeSymbol(kind, around(middle, radius)) }]
      : [];
  const tasks = (key: LegendKey, ...kinds: readonly TaskKind[]): readonly Entry[] => {
    const found = drawing.nodes.find(
      ({ kind, step }) => kind === 'TASK' && kinds.includes(taskKind(step.action)),
    );
    const kind = found === undefined ? undefined : taskKind(found.step.action);
    return kind === undefined ? [] : [{ key, draw: (middle) => taskSign(kind, middle, COLORS.tag) }];
  };
  const returns = drawing.flows.some(({ kind }) => kind === 'RETURN');
  return [
    ...nodes('START', 10),
    ...nodes('END', 10),
    ...nodes('REFUSAL', 13),
    ...nodes('DECISION', 13),
    ...nodes('MERGE', 10),
    ...nodes('TIMER', 12),
    ...tasks('PERSON', 'userTask'),
    ...tasks('SYSTEM', 'serviceTask'),
    ...tasks('MESSAGE', 'sendTask', 'receiveTask'),
    ...tasks('HAND', 'manualTask'),
    ...(returns ? [{ key: 'RETURN' as const, draw: returnLine }] : []),
  ];
}

function returnLine({ x, y }: Point): string {
  const half = SYMBOL / 2;
  return flowLine({
    kind: 'RETURN',
    refuses: false,
    points: [
      { x: x - half, y },
      { x: x + half, y },
    ],
  });
}
