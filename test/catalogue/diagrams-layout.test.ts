import 'reflect-metadata';
import fc from 'fast-check';
import type { Drawing, DrawnNode } from '../../src/catalogue/diagrams/drawing.ts';
import {
  type Box,
  LABEL_TEXT,
  type Point,
  TASK_PADDING,
  TASK_TEXT,
} from '../../src/catalogue/diagrams/geometry.ts';
import { textWidth } from '../../src/catalogue/diagrams/text-width.ts';
import { SAMPLES, type Sample, sampleOf } from './diagrams/drawings.ts';
import { inventedEdition, randomSteps } from './diagrams/invented-edition.ts';

const cases = SAMPLES.map((sample): [string, Sample] => [sample.name, sample]);

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width - 0.5 &&
    b.x < a.x + a.width - 0.5 &&
    a.y < b.y + b.height - 0.5 &&
    b.y < a.y + a.height - 0.5
  );
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - 0.5 &&
    inner.y >= outer.y - 0.5 &&
    inner.x + inner.width <= outer.x + outer.width + 0.5 &&
    inner.y + inner.height <= outer.y + outer.height + 0.5
  );
}

function segments({ points }: Drawing['flows'][number]): readonly (readonly [Point, Point])[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from === undefined ? [] : [[from, to] as const];
  });
}

function boxOf([a, b]: readonly [Point, Point], half = 0.6): Box {
  return {
    x: Math.min(a.x, b.x) - half,
    y: Math.min(a.y, b.y) - half,
    width: Math.abs(a.x - b.x) + 2 * half,
    height: Math.abs(a.y - b.y) + 2 * half,
  };
}

function touches({ x, y }: Point, box: Box): boolean {
  const [dx, dy] = [Math.abs(x - box.x - box.width / 2), Math.abs(y - box.y - box.height / 2)];
  return (
    (Math.abs(dx - box.width / 2) < 0.1 && dy < 0.1) || (Math.abs(dy - box.height / 2) < 0.1 && dx < 0.1)
  );
}

function overlappingNodes({ nodes }: Drawing): readonly string[] {
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => overlap(a.box, b.box) && !(b.kind === 'TIMER' && a.kind === 'TASK' && a.step === b.step))
      .map((b) => `${a.id} ${b.id}`),
  );
}

function outsideTheirLane({ nodes, lanes }: Drawing): readonly string[] {
  const isHome = (node: DrawnNode): boolean => {
    const lane = lanes.find(({ participant }) => participant === node.step.participant);
    return lane !== undefined && isWithin(node.box, lane.box);
  };
  return nodes.filter((node) => !isHome(node)).map(({ id }) => id);
}

function looseEnds({ nodes, flows }: Drawing): readonly string[] {
  const box = (id: string): Box | undefined => nodes.find((node) => node.id === id)?.box;
  return flows
    .filter(({ from, to, points }) => {
      const [source, target, first, last] = [box(from), box(to), points[0], points.at(-1)];
      if (source === undefined || target === undefined || first === undefined || last === undefined)
        return true;
      return !touches(first, source) || !touches(last, target);
    })
    .map(({ id }) => id);
}

function slantedOrThrough({ nodes, flows }: Drawing): readonly string[] {
  return flows.flatMap((flow) =>
    segments(flow).flatMap((segment) => {
      const [a, b] = segment;
      if (Math.abs(a.x - b.x) > 0.01 && Math.abs(a.y - b.y) > 0.01) return [`${flow.id} is slanted`];
      return nodes
        .filter(({ id, kind, box }) => {
          const host = kind === 'TASK' && flow.from === id.replace(/^Task/, 'Timer');
          return id !== flow.from && id !== flow.to && !host && overlap(boxOf(segment), box);
        })
        .map(({ id }) => `${flow.id} runs through ${id}`);
    }),
  );
}

/** Pieces of two flows that lie on each other: where they run, not where they cross. */
function runningTogether({ flows }: Drawing): readonly string[] {
  const pieces = flows.flatMap((flow) => segments(flow).map((segment) => ({ flow, box: boxOf(segment, 1) })));
  return pieces.flatMap((a, index) =>
    pieces.slice(index + 1).flatMap((b) => {
      if (a.flow.id === b.flow.id || !overlap(a.box, b.box)) return [];
      const both = {
        across: Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x),
        down: Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y),
      };
      return Math.max(both.across, both.down) > 4 ? [`${a.flow.id} on ${b.flow.id}`] : [];
    }),
  );
}

function coveredLabels(drawing: Drawing): readonly string[] {
  const labels = [...drawing.nodes, ...drawing.flows].flatMap(({ id, label }) =>
    label === null ? [] : [{ id, box: label.box }],
  );
  const things = [
    ...drawing.nodes.map(({ id, box }) => ({ id, box })),
    ...drawing.flows.flatMap((flow) =>
      segments(flow).map((segment) => ({ id: `${flow.id} (line)`, box: boxOf(segment) })),
    ),
  ];
  return labels.flatMap(({ id, box }, index) => [
    ...labels
      .slice(index + 1)
      .filter((other) => overlap(box, other.box))
      .map((other) => `${id} on ${other.id}`),
    ...things
      .filter((thing) => thing.id !== id && overlap(box, thing.box))
      .map((thing) => `${id} on ${thing.id}`),
  ]);
}

function overflowingTexts(drawing: Drawing): readonly string[] {
  const inTasks = drawing.nodes.flatMap(({ id, kind, box, words }) => {
    if (kind !== 'TASK') return [];
    const wide = words.lines.some(
      (line) => textWidth(line, TASK_TEXT.size) > box.width - 2 * TASK_PADDING + 0.1,
    );
    const high = words.lines.length * TASK_TEXT.leading + TASK_TEXT.leading > box.height - TASK_PADDING;
    return wide || high ? [id] : [];
  });
  const inLabels = [...drawing.nodes, ...drawing.flows].flatMap(({ id, label }) =>
    (label?.lines ?? []).some((line) => textWidth(line, LABEL_TEXT.size) > (label?.box.width ?? 0) + 0.1)
      ? [id]
      : [],
  );
  return [...inTasks, ...inLabels];
}

describe.each(cases)('the layout of %s', (_, { drawing }) => {
  it('has every node in the lane of its participant', () => {
    expect(outsideTheirLane(drawing)).toEqual([]);
  });

  it('has lanes one below the other that fill the pool', () => {
    const { pool, lanes } = drawing;
    let y = pool.box.y;
    for (const { box } of lanes) {
      expect(box.y).toBeCloseTo(y, 5);
      expect(isWithin(box, pool.box)).toBe(true);
      y += box.height;
    }
    expect(y).toBeCloseTo(pool.box.y + pool.box.height, 5);
  });

  it('has no two nodes on each other', () => {
    expect(overlappingNodes(drawing)).toEqual([]);
  });

  it('has every flow end at the middle of a side of its nodes', () => {
    expect(looseEnds(drawing)).toEqual([]);
  });

  it('has upright flows that run through no node', () => {
    expect(slantedOrThrough(drawing)).toEqual([]);
  });

  it('has no two flows on each other', () => {
    expect(runningTogether(drawing)).toEqual([]);
  });

  it('has no label under a node, a line or a label', () => {
    expect(coveredLabels(drawing)).toEqual([]);
  });

  it('has every text within its box', () => {
    expect(overflowingTexts(drawing)).toEqual([]);
  });
});

describe('the layout of any declaration', () => {
  it('keeps nodes apart and in their lanes, and flows off the nodes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 20 }), (numbers) => {
        const edition = inventedEdition(randomSteps(numbers));
        for (const process of edition.processes) {
          const { drawing } = sampleOf(edition, process, 'ru');
          expect(overlappingNodes(drawing)).toEqual([]);
          expect(outsideTheirLane(drawing)).toEqual([]);
          expect(looseEnds(drawing)).toEqual([]);
          expect(slantedOrThrough(drawing)).toEqual([]);
          expect(coveredLabels(drawing).filter((fault) => !fault.includes('(line)'))).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});
