import type { PauseRow } from './pause.ts';

/** All that the dates of a request follow from, besides its edition. */
export interface ClockRow {
  readonly steps: readonly ClockStepRow[];
  readonly pauses: readonly PauseRow[];
  readonly extensions: readonly ExtensionRow[];
}

export interface ClockStepRow {
  readonly seq: number;
  readonly key: string;
  readonly startedAt: string;
  readonly completedAt: string | null;
}

export interface ExtensionRow {
  /** Of the step; WHOLE_SERVICE of the term for the whole service. */
  readonly seq: number;
  readonly reason: string;
  readonly at: string;
}

export const WHOLE_SERVICE = 0;

/** Of a request that was read with it. */
export function clockOf({ clock }: { readonly clock?: ClockRow }): ClockRow {
  if (clock === undefined) throw new Error('the request was read without its clock');
  return clock;
}

/** The step that the request waits at. */
export function activeStepOf({ steps }: ClockRow): ClockStepRow | null {
  return steps.find(({ completedAt }) => completedAt === null) ?? null;
}

export function isExtended({ extensions }: ClockRow, seq: number): boolean {
  return extensions.some((extension) => extension.seq === seq);
}

/** The pause that goes on. */
export function openPause({ pauses }: Pick<ClockRow, 'pauses'>): PauseRow | null {
  return pauses.find(({ until }) => until === null) ?? null;
}
