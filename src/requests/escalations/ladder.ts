import type { Office } from '../../kernel/index.ts';
import { whereKnown } from '../deadlines/due-after.ts';
import { workingMeasure } from '../deadlines/measure.ts';
import { movedBy, type PauseRow, pausedAfter, pausedWithin } from '../deadlines/pause.ts';
import type { Rung } from './rung.ts';

/** When a rung is reached; null where the calendar of the year is not known. */
export type Ladder = Readonly<Record<Rung, Date | null>>;

/**
 * The rungs of a step: its time runs from when the request came to it until it is due, in the hours of the office and not
 * while it is paused.
 */
export function ladder(from: Date, due: Date, office: Office, pauses: readonly PauseRow[] = []): Ladder {
  const measure = workingMeasure(office);
  const paused = pausedAfter(from, pauses, due);
  const half = whereKnown(() => (measure.between(from, due) - pausedWithin(from, due, paused, measure)) / 2);
  const after = (start: Date, during: typeof paused): Date | null =>
    half === null ? null : whereKnown(() => movedBy(measure.add(start, half), during, measure));
  return {
    HALF: after(from, paused),
    DUE: due,
    OVERDUE: after(
      due,
      paused.filter(({ since }) => since >= due),
    ),
  };
}
