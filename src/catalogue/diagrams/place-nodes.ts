import type { StepDeclaration } from '../edition.ts';
import { laneOrder } from './lane-order.ts';
import { type DiagramNodeKind, holdingTime, nodeId, type ProcessGraph, parts } from './process-graph.ts';
import { stepOrder } from './step-order.ts';

/** The places of a column, from the left: what leads into a step, the step's task, what follows on it. */
export const SLOTS = ['ENTRY', 'TASK', 'EXIT'] as const;
export type Slot = (typeof SLOTS)[number];

export interface Cell {
  readonly lane: number;
  /** Within the lane. */
  readonly row: number;
  readonly column: number;
}

export interface Place extends Cell {
  readonly slot: Slot;
}

export interface Placement {
  readonly lanes: readonly { readonly participant: string; readonly rows: number }[];
  readonly columns: number;
  /** By the id of a node; a timer and its expiry have none of their own: they belong to the task. */
  readonly places: ReadonlyMap<string, Place>;
}

/**
 * A step's nodes stand side by side in one cell of its participant's lane. A step stands to the right of those before
 * it, or straight above or below the one before it where nothing is between them.
 */
export function placeNodes(graph: ProcessGraph): Placement {
  const participants = laneOrder(graph.edition, graph.process);
  const board = new Board();
  const cells = new Map<string, Cell>();
  const dropped = new Set<string>();
  const places = new Map<string, Place>();
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const put = (kind: DiagramNodeKind, step: StepDeclaration, cell: Cell, slot: Slot): void => {
    const id = nodeId(kind, step.key);
    if (ids.has(id)) places.set(id, { ...cell, slot });
  };
  for (const { step, before } of stepOrder(graph.process)) {
    const lane = participants.indexOf(step.participant);
    const entered = ids.has(nodeId('MERGE', step.key));
    const apart = entered && ids.has(nodeId('START', step.key));
    const previous = before.flatMap((key) => cells.get(key) ?? []);
    const above = before.length === 1 && !entered ? stepOf(graph, before[0]) : undefined;
    const from = above === undefined ? undefined : cells.get(above.key);
    let cell: Cell | undefined;
    if (above !== undefined && from !== undefined && !parts(above) && !dropped.has(above.key)) {
      const held = holdingTime(graph.edition, lane > from.lane ? above : step) !== null;
      if (lane !== from.lane && !held) cell = board.drop(from, lane, awaited(graph, participants, cells));
      if (cell !== undefined) dropped.add(step.key);
    }
    cell ??= board.take(lane, Math.max(apart ? 1 : 0, ...previous.map(({ column }) => column + 1)));
    cells.set(step.key, cell);
    put('START', step, apart ? board.take(lane, 0, cell.row) : cell, 'ENTRY');
    put('MERGE', step, cell, 'ENTRY');
    put('TASK', step, cell, 'TASK');
    put('DECISION', step, cell, 'EXIT');
    put('REFUSAL', step, cell, 'EXIT');
    if (!ids.has(nodeId('END', step.key))) continue;
    if (parts(step)) put('END', step, board.take(lane, cell.column + 1, cell.row), 'ENTRY');
    else put('END', step, cell, 'EXIT');
  }
  const rows = participants.map((_, lane) => 1 + Math.max(0, ...board.rowsOf(lane)));
  return {
    lanes: participants.map((participant, lane) => ({ participant, rows: rows[lane] ?? 1 })),
    columns: 1 + Math.max(0, ...[...places.values()].map(({ column }) => column)),
    places,
  };
}

/** Where refusals are going to stand: right of their conditions, beside what is passed or below it. */
function awaited(
  graph: ProcessGraph,
  participants: readonly string[],
  cells: ReadonlyMap<string, Cell>,
): readonly Cell[] {
  return graph.process.steps.flatMap((step) =>
    step.next.flatMap(({ to, when }) => {
      const refusal = when === 'FAIL' ? stepOf(graph, to ?? undefined) : undefined;
      const cell = cells.get(step.key);
      if (refusal === undefined || cell === undefined || cells.has(refusal.key)) return [];
      const lane = participants.indexOf(refusal.participant);
      return [0, 1].map((row) => ({ lane, row, column: cell.column + 1 }));
    }),
  );
}

function stepOf(graph: ProcessGraph, key: string | undefined): StepDeclaration | undefined {
  return graph.process.steps.find((step) => step.key === key);
}

/** Which cells are taken, and which a straight way up or down runs through. */
class Board {
  readonly #taken = new Set<string>();
  readonly #cells: Cell[] = [];
  readonly #passages: { readonly upper: Cell; readonly lower: Cell }[] = [];

  /** The first free row of the column, at or below `row`; further right where a straight way runs through. */
  take(lane: number, column: number, row = 0): Cell {
    const cell = { lane, row, column };
    if (this.#isPassage(cell)) return this.take(lane, column + 1);
    if (this.#taken.has(keyOf(cell))) return this.take(lane, column, row + 1);
    this.#taken.add(keyOf(cell));
    this.#cells.push(cell);
    return cell;
  }

  /** A cell of the lane in the column of `from`, where the straight way there is free, and of cells soon taken. */
  drop(from: Cell, lane: number, awaited: readonly Cell[]): Cell | undefined {
    const cell = { lane, row: 0, column: from.column };
    const passage = lane > from.lane ? { upper: from, lower: cell } : { upper: cell, lower: from };
    const inTheWay = [...this.#cells, ...awaited].some((other) => runsThrough(passage, other));
    const beside = this.#passages.some(
      ({ upper, lower }) => upper.column === from.column && meet(passage, { upper, lower }),
    );
    if (inTheWay || beside || this.#taken.has(keyOf(cell)) || this.#isPassage(cell)) return undefined;
    this.#passages.push(passage);
    return this.take(lane, from.column);
  }

  rowsOf(lane: number): readonly number[] {
    return this.#cells.filter((cell) => cell.lane === lane).map(({ row }) => row);
  }

  #isPassage(cell: Cell): boolean {
    return this.#passages.some((passage) => runsThrough(passage, cell));
  }
}

interface Passage {
  readonly upper: Cell;
  readonly lower: Cell;
}

function runsThrough({ upper, lower }: Passage, cell: Cell): boolean {
  return cell.column === upper.column && isAbove(upper, cell) && isAbove(cell, lower);
}

function meet(one: Passage, other: Passage): boolean {
  return isAbove(one.upper, other.lower) && isAbove(other.upper, one.lower);
}

function isAbove(a: Cell, b: Cell): boolean {
  return a.lane < b.lane || (a.lane === b.lane && a.row < b.row);
}

function keyOf({ lane, row, column }: Cell): string {
  return `${lane} ${row} ${column}`;
}
