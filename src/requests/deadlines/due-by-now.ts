import type { EditionDeclaration, StepDeclaration } from '../../catalogue/index.ts';
import type { WorkingCalendar } from '../../kernel/index.ts';
import { officeOf, whereKnown } from './due-after.ts';
import { measureOf } from './measure.ts';

/**
 * A due date as it is now, in ISO 8601: while the request is paused it moves with the time. What was overdue when the
 * pause began stays so. The step is null for the whole service.
 */
export function dueByNow(
  edition: EditionDeclaration,
  step: StepDeclaration | null,
  dates: { readonly dueAt: string | null; readonly pausedSince: string | null },
  now: Date,
  calendar: WorkingCalendar,
): string | null {
  const { dueAt, pausedSince } = dates;
  if (dueAt === null || pausedSince === null) return dueAt;
  const code = step === null ? edition.totalTimeLimit : step.timeLimit;
  const limit = edition.timeLimits.find((candidate) => candidate.code === code);
  const [due, since] = [new Date(dueAt), new Date(pausedSince)];
  if (limit === undefined || due < since) return dueAt;
  const measure = measureOf(limit, officeOf(edition, step, since, calendar));
  return whereKnown(() => measure.add(due, measure.between(since, now)))?.toISOString() ?? null;
}
