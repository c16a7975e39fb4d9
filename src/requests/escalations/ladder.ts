import { addWorkingTime, type Office, workingTimeBetween } from '../../kernel/index.ts';
import { whereKnown } from '../due-dates.ts';
import type { Rung } from './rung.ts';

/** When a rung is reached; null where the calendar of the year is not known. */
export type Ladder = Readonly<Record<Rung, Date | null>>;

/** The rungs of a step: its time runs from when the request came to it, in the hours of the office. */
export function ladder(from: Date, due: Date, office: Office): Ladder {
  const half = whereKnown(() => workingTimeBetween(from, due, office) / 2);
  const after = (start: Date): Date | null =>
    half === null ? null : whereKnown(() => addWorkingTime(start, half, office));
  return { HALF: after(from), DUE: due, OVERDUE: after(due) };
}
