import { message } from '../../kernel/index.ts';
import type { ChannelProcessDeclaration, EditionDeclaration, ParticipantDeclaration } from '../edition.ts';
import { editionText, serviceName } from '../edition-text.ts';
import type { DiagramReader } from './diagram-reader.ts';
import type { Drawing, DrawnLane } from './drawing.ts';
import { diagramWords } from './drawn-words.ts';
import { fitText } from './fit-text.ts';
import { drawnFlows } from './flow-lines.ts';
import type { Point } from './geometry.ts';
import { LANE_STRIP, LANE_TEXT, MARGIN, POOL_STRIP, SUBTITLE_TEXT, TITLE_TEXT } from './geometry.ts';
import { gridOf } from './grid.ts';
import { gridPixels } from './grid-pixels.ts';
import { nodeBoxes, nodeLabels } from './node-boxes.ts';
import { capital } from './node-words.ts';
import { placeNodes } from './place-nodes.ts';
import { type ProcessGraph, processGraph } from './process-graph.ts';
import { routeFlows } from './route-flows.ts';
import { textWidth } from './text-width.ts';

/** Short diagrams too have room for their title and legend. */
const LEAST_WIDTH = 760;

export function drawProcess(
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
  reader: DiagramReader,
): Drawing {
  const graph = processGraph(edition, process);
  const words = diagramWords(graph, reader);
  const placement = placeNodes(graph);
  const grid = gridOf(placement);
  const spread = gridPixels(graph, placement, grid, words, null);
  const routes = routeFlows(graph, placement, grid, spread);
  const pixels = gridPixels(graph, placement, grid, words, routes);
  const width = Math.max(LEAST_WIDTH, POOL_STRIP + LANE_STRIP + pixels.width);
  const head = heading(graph, reader, width);
  const top = MARGIN + head.height;
  const origin = { x: MARGIN + POOL_STRIP + LANE_STRIP, y: top };
  const boxes = nodeBoxes(graph, placement, grid, pixels, words, origin);
  const flows = drawnFlows(graph, pixels, routes, boxes, words, origin);
  const labels = nodeLabels(graph, boxes, words, flows);
  return {
    edition,
    process,
    title: head.title,
    subtitle: head.subtitle,
    pool: {
      name: reader.translate(serviceName(edition.service)),
      box: { x: MARGIN, y: top, width, height: pixels.height },
    },
    lanes: drawnLanes(
      graph,
      placement.lanes,
      borders(grid.y, pixels.y),
      reader,
      { x: MARGIN + POOL_STRIP, y: top },
      width,
    ),
    nodes: graph.nodes.flatMap((node) => {
      const [box, text] = [boxes.get(node.id), words.nodes.get(node.id)];
      if (box === undefined || text === undefined) return [];
      return [{ ...node, box, words: text, label: labels.get(node.id) ?? null }];
    }),
    flows,
  };
}

function heading({ edition, process }: ProcessGraph, reader: DiagramReader, width: number) {
  const channel = reader.translate(message(`catalogue:channel.${process.channel}`));
  const { number, date } = edition.act;
  const linesOf = (text: string, { size, weight }: typeof TITLE_TEXT): readonly string[] =>
    fitText(text, width, 4, (line) => textWidth(line, size, weight)).lines;
  const title = linesOf(reader.translate(editionText(edition, 'title')), TITLE_TEXT);
  const subtitle = linesOf(
    reader.translate(
      message('catalogue:diagram.subtitle', {
        channel,
        number,
        paragraph: process.paragraph,
        date: new Date(`${date}T00:00:00Z`),
      }),
    ),
    SUBTITLE_TEXT,
  );
  const height = title.length * TITLE_TEXT.leading + subtitle.length * SUBTITLE_TEXT.leading + 14;
  return { title, subtitle, height };
}

function borders(lines: ReturnType<typeof gridOf>['y'], pixels: readonly number[]): readonly number[] {
  return lines.flatMap((line, index) => (line.kind === 'BORDER' ? [pixels[index] ?? 0] : []));
}

function drawnLanes(
  { edition }: ProcessGraph,
  lanes: readonly { readonly participant: string }[],
  edges: readonly number[],
  reader: DiagramReader,
  origin: Point,
  width: number,
): readonly DrawnLane[] {
  return lanes.map(({ participant }, index) => {
    const [from, to] = [edges[index] ?? 0, edges[index + 1] ?? 0];
    const box = { x: origin.x, y: origin.y + from, width: width - POOL_STRIP, height: to - from };
    return { participant, box, ...laneName(edition, participant, reader, box.height) };
  });
}

/** The whole name where it fits, else the act's own abbreviation. */
function laneName(
  edition: EditionDeclaration,
  code: string,
  reader: DiagramReader,
  height: number,
): { readonly name: string; readonly lines: readonly string[] } {
  const declared = edition.participants.find((one): one is ParticipantDeclaration => one.code === code);
  const name = capital(reader.translate(editionText(edition, 'participant', code, 'name')), reader);
  const most = Math.max(1, Math.floor((height - 12) / LANE_TEXT.leading));
  const linesOf = (text: string) =>
    fitText(text, LANE_STRIP - 16, most, (line) => textWidth(line, LANE_TEXT.size, LANE_TEXT.weight));
  const whole = linesOf(name);
  if (whole.whole || declared?.abbreviated !== true) return { name, lines: whole.lines };
  const short = capital(reader.translate(editionText(edition, 'participant', code, 'abbreviation')), reader);
  return { name, lines: linesOf(short).lines };
}
