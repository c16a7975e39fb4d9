import type { DiagramFlowKind, DiagramNodeKind } from './process-graph.ts';

export const SIDES = ['RIGHT', 'LEFT', 'DOWN', 'UP'] as const;
export type Side = (typeof SIDES)[number];

export const OPPOSITE: Readonly<Record<Side, Side>> = {
  RIGHT: 'LEFT',
  LEFT: 'RIGHT',
  DOWN: 'UP',
  UP: 'DOWN',
};

/** How unwelcome a side is, in pixels of detour; null where nothing may run. */
type SideCosts = Readonly<Record<Side, number | null>>;

const EXITS: Readonly<Record<'START' | 'TASK' | 'MERGE' | 'YES' | 'NO' | 'TIMER', SideCosts>> = {
  START: { RIGHT: 0, LEFT: null, DOWN: null, UP: 60 },
  TASK: { RIGHT: 0, LEFT: 120, DOWN: 12, UP: 12 },
  MERGE: { RIGHT: 0, LEFT: null, DOWN: 60, UP: 60 },
  YES: { RIGHT: 0, LEFT: 200, DOWN: 16, UP: 16 },
  NO: { RIGHT: 10, LEFT: 200, DOWN: 0, UP: 6 },
  TIMER: { RIGHT: null, LEFT: null, DOWN: 0, UP: null },
};

const ENTRIES: Readonly<Record<'TASK' | 'MERGE' | 'DECISION' | 'END', SideCosts>> = {
  TASK: { RIGHT: 120, LEFT: 0, DOWN: 12, UP: 12 },
  MERGE: { RIGHT: 80, LEFT: 0, DOWN: 0, UP: 0 },
  DECISION: { RIGHT: 120, LEFT: 0, DOWN: 60, UP: 60 },
  END: { RIGHT: 80, LEFT: 0, DOWN: null, UP: 20 },
};

/** A task that holds a timer has it at the middle of its lower side. */
export function exitCost(
  source: DiagramNodeKind,
  flow: DiagramFlowKind,
  side: Side,
  timed: boolean,
): number | null {
  if (timed && source === 'TASK' && side === 'DOWN') return null;
  if (source === 'DECISION') return EXITS[flow === 'YES' ? 'YES' : 'NO'][side];
  if (source === 'START' || source === 'MERGE' || source === 'TIMER') return EXITS[source][side];
  return EXITS.TASK[side];
}

export function entryCost(target: DiagramNodeKind, side: Side, timed: boolean): number | null {
  if (timed && target === 'TASK' && side === 'DOWN') return null;
  if (target === 'TASK' || target === 'MERGE' || target === 'DECISION') return ENTRIES[target][side];
  return ENTRIES.END[side];
}
