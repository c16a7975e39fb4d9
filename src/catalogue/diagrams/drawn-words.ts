import type { DiagramReader } from './diagram-reader.ts';
import { fitText } from './fit-text.ts';
import {
  EXPIRY_DROP,
  LABEL_TEXT,
  RADIUS,
  TASK_PADDING,
  TASK_TAG,
  TASK_TEXT,
  TASK_WIDTH,
  type TextStyle,
} from './geometry.ts';
import { flowWords, type NodeWords, nodeWords } from './node-words.ts';
import type { DiagramNodeKind, ProcessGraph } from './process-graph.ts';
import { textWidth } from './text-width.ts';

/** The words of a node or flow, broken into the lines that are drawn. */
export interface DrawnWords extends NodeWords {
  readonly lines: readonly string[];
}

export interface DiagramWords {
  readonly nodes: ReadonlyMap<string, DrawnWords>;
  readonly flows: ReadonlyMap<string, readonly string[]>;
  readonly taskHeight: number;
}

/** Widths and most lines of the texts beside or below nodes. */
const LABELS: Readonly<Record<Exclude<DiagramNodeKind, 'TASK'>, { width: number; lines: number }>> = {
  START: { width: 92, lines: 3 },
  DECISION: { width: 112, lines: 2 },
  MERGE: { width: 0, lines: 0 },
  END: { width: 112, lines: 3 },
  REFUSAL: { width: 140, lines: 4 },
  TIMER: { width: TASK_WIDTH / 2 - RADIUS.TIMER, lines: 2 },
  EXPIRY: { width: TASK_WIDTH / 2 - RADIUS.EXPIRY, lines: 1 },
};
const FLOW_WIDTH = 76;
/** A timer stands on a task's lower border: its upper half is no room for text. */
const TIMER_ROOM = RADIUS.TIMER - TASK_PADDING + 5;
const MOST_TASK_LINES = 6;
const LEAST_TASK_LINES = 3;

/** Where a node's text stands below its middle, how far down it reaches; for the height of rows. */
export const BELOW_TASK = { expiry: EXPIRY_DROP + RADIUS.EXPIRY + 3, timer: RADIUS.TIMER + 14 } as const;

export function diagramWords(graph: ProcessGraph, reader: DiagramReader): DiagramWords {
  const nodes = new Map(
    graph.nodes.map((node) => {
      const words = nodeWords(graph.edition, node, reader);
      const lines =
        node.kind === 'TASK'
          ? taskLines(words.text)
          : linesOf(words.text, LABELS[node.kind].width, LABELS[node.kind].lines, LABEL_TEXT);
      return [node.id, { ...words, lines }];
    }),
  );
  const tasks = graph.nodes.flatMap(({ id, kind }) =>
    kind === 'TASK' ? (nodes.get(id)?.lines.length ?? 0) : [],
  );
  const timed = graph.nodes.some(({ kind }) => kind === 'TIMER');
  const lines = Math.max(LEAST_TASK_LINES, ...tasks);
  return {
    nodes,
    flows: new Map(
      graph.flows.map(({ id, kind }) => [id, linesOf(flowWords(kind, reader), FLOW_WIDTH, 2, LABEL_TEXT)]),
    ),
    taskHeight: 2 * TASK_PADDING + TASK_TAG.leading + lines * TASK_TEXT.leading + (timed ? TIMER_ROOM : 0),
  };
}

export function widest(lines: readonly string[], { size, weight }: TextStyle): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, size, weight)));
}

function taskLines(text: string): readonly string[] {
  const { size, weight } = TASK_TEXT;
  const width = TASK_WIDTH - 2 * TASK_PADDING;
  return fitText(text, width, MOST_TASK_LINES, (line) => textWidth(line, size, weight)).lines;
}

/** Lines of like length: a label's last word does not stand alone. */
function balanced(
  text: string,
  width: number,
  most: number,
  measure: (line: string) => number,
): readonly string[] {
  const { lines } = fitText(text, width, most, measure);
  let best = lines;
  for (let narrow = width - 4; lines.length > 1 && narrow > width / 2; narrow -= 4) {
    const next = fitText(text, narrow, most, measure).lines;
    if (next.length !== lines.length || next.join(' ') !== lines.join(' ')) break;
    best = next;
  }
  return best;
}

function linesOf(text: string, width: number, most: number, { size, weight }: TextStyle): readonly string[] {
  if (text === '') return [];
  return balanced(text, width, most, (line) => textWidth(line, size, weight));
}
