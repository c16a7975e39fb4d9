import type { DiagramReader } from './diagram-reader.ts';
import type { Drawing, DrawnLane, DrawnNode } from './drawing.ts';
import { fitText } from './fit-text.ts';
import {
  LABEL_TEXT,
  LANE_STRIP,
  LANE_TEXT,
  MARGIN,
  POOL_STRIP,
  SUBTITLE_TEXT,
  TASK_PADDING,
  TASK_TAG,
  TASK_TEXT,
  TITLE_TEXT,
} from './geometry.ts';
import { holdingTime } from './process-graph.ts';
import { decimal, element, words } from './svg-element.ts';
import { legend } from './svg-legend.ts';
import { flowLine, labelText, textLines } from './svg-lines.ts';
import { COLORS, FONT } from './svg-style.ts';
import { nodeSymbol, taskSign } from './svg-symbols.ts';
import { taskKind } from './task-kind.ts';
import { textWidth } from './text-width.ts';

/** The drawing as a picture that stands alone: no script, no style sheet, nothing fetched. */
export function svgDiagram(drawing: Drawing, reader: DiagramReader): string {
  const { pool } = drawing;
  const bottom = pool.box.y + pool.box.height;
  const signs = legend(drawing, reader, { x: MARGIN, y: bottom + 14 }, pool.box.width);
  const width = pool.box.width + 2 * MARGIN;
  const height = bottom + 14 + signs.height + MARGIN / 2;
  const title = drawing.title.join(' ');
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: Math.ceil(width),
      height: Math.ceil(height),
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      'font-family': FONT,
      role: 'img',
      'xml:lang': reader.language,
    },
    [
      words('title', {}, title),
      words('desc', {}, drawing.subtitle.join(' ')),
      element('rect', { width: '100%', height: '100%', fill: COLORS.paper }),
      textLines(drawing.title, { x: MARGIN, y: MARGIN - 4 }, TITLE_TEXT, COLORS.ink),
      textLines(
        drawing.subtitle,
        { x: MARGIN, y: MARGIN + drawing.title.length * TITLE_TEXT.leading },
        SUBTITLE_TEXT,
        COLORS.muted,
      ),
      ...drawing.lanes.map(laneShape),
      poolShape(drawing),
      ...drawing.flows.map((flow) =>
        flowLine({ ...flow, refuses: drawing.nodes.some((node) => node.id === flow.to && refuses(node)) }),
      ),
      ...drawing.nodes.map((node) => nodeShape(drawing, node)),
      ...drawing.flows.flatMap(({ label }) => (label === null ? [] : [labelText(label, COLORS.ink)])),
      signs.svg,
    ],
  )}\n`;
}

function laneShape({ box, lines }: DrawnLane): string {
  const head = { x: box.x, y: box.y, width: LANE_STRIP, height: box.height };
  const top = box.y + (box.height - lines.length * LANE_TEXT.leading) / 2;
  return (
    element('rect', { ...box, fill: COLORS.paper, stroke: COLORS.border }) +
    element('rect', { ...head, fill: COLORS.lane, stroke: COLORS.border }) +
    textLines(lines, { x: box.x + LANE_STRIP / 2, y: top }, LANE_TEXT, COLORS.ink, 'middle')
  );
}

/** The strip at the left with the service's name, upwards, and the border around all. */
function poolShape({ pool: { box, name } }: Drawing): string {
  const { lines } = fitText(name, box.height - 24, 2, (line) =>
    textWidth(line, LANE_TEXT.size, LANE_TEXT.weight),
  );
  const middle = { x: box.x + POOL_STRIP / 2, y: box.y + box.height / 2 };
  const turn = `rotate(-90 ${decimal(middle.x)} ${decimal(middle.y)})`;
  const top = middle.y - (lines.length * LANE_TEXT.leading) / 2;
  return (
    element('rect', { x: box.x, y: box.y, width: POOL_STRIP, height: box.height, fill: COLORS.pool }) +
    element('g', { transform: turn }, [
      textLines(lines, { x: middle.x, y: top }, LANE_TEXT, COLORS.ink, 'middle'),
    ]) +
    element('rect', { ...box, fill: 'none', stroke: COLORS.line, 'stroke-width': 1.2 }) +
    element('path', {
      d: `M${decimal(box.x + POOL_STRIP)} ${decimal(box.y)}v${decimal(box.height)}`,
      stroke: COLORS.line,
    })
  );
}

function nodeShape({ edition }: Drawing, node: DrawnNode): string {
  const breaks = holdingTime(edition, node.step)?.interrupts ?? true;
  const hint = node.words.documentation ?? node.words.text;
  return element('g', { 'data-node': node.id }, [
    ...(hint === '' ? [] : [words('title', {}, hint)]),
    nodeSymbol(node.kind, node.box, { refuses: refuses(node), breaks }),
    ...(node.kind === 'TASK' ? [taskText(node)] : []),
    ...(node.label === null
      ? []
      : [labelText(node.label, node.kind === 'REFUSAL' ? COLORS.refusalBorder : COLORS.muted, LABEL_TEXT)]),
  ]);
}

function taskText(node: DrawnNode): string {
  const { box, step } = node;
  const color = refuses(node) ? COLORS.refusalBorder : COLORS.tag;
  const x = box.x + TASK_PADDING;
  const y = box.y + TASK_PADDING - 1;
  const sign = { x: box.x + box.width - TASK_PADDING - 7, y: y + TASK_TAG.leading / 2 };
  return (
    textLines(node.words.tag === null ? [] : [node.words.tag], { x, y }, TASK_TAG, color) +
    taskSign(taskKind(step.action), sign, color) +
    textLines(node.words.lines, { x, y: y + TASK_TAG.leading + 1 }, TASK_TEXT, COLORS.ink)
  );
}

function refuses({ kind, step }: DrawnNode): boolean {
  return kind === 'REFUSAL' || (kind === 'TASK' && step.action.do === 'REFUSE');
}
