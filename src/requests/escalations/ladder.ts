import { addWorkingTime, type Office, workingTimeBetween } from '../../kernel/index.ts';
import { whereKnown } from '../due-dates.ts';

/** Half of a step's time has run; it is due; as much again as the half has run since. */
export const RUNGS = ['HALF', 'DUE', 'OVERDUE'] as const;
export type Rung = (typeof RUNGS)[number];

/** When a rung is reached; null where the calendar of the year is not known. */
export type Ladder = Readonly<Record<Rung, Date | null>>;

/** The rungs of a step: its time runs from when the request came to it, in the hours of the office. */
export function ladder(from: Date, due: Date, office: Office): Ladder {
  const half = whereKnown(() => workingTimeBetween(from, due, office) / 2);
  const after = (start: Date): Date | null =>
    half === null ? null : whereKnown(() => addWorkingTime(start, half, office));
  return { HALF: after(from), DUE: due, OVERDUE: after(due) };
}
