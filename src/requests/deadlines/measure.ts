import type { TimeLimitDeclaration } from '../../catalogue/index.ts';
import { addWorkingTime, type Office, workingTimeBetween } from '../../kernel/index.ts';

/** How time is measured, in milliseconds. */
export interface Measure {
  add(from: Date, milliseconds: number): Date;
  between(from: Date, to: Date): number;
}

const DAY_AND_NIGHT: Measure = {
  add: (from, milliseconds) => new Date(from.getTime() + milliseconds),
  between: (from, to) => Math.max(to.getTime() - from.getTime(), 0),
};

export function workingMeasure(office: Office): Measure {
  return {
    add: (from, milliseconds) => addWorkingTime(from, milliseconds, office),
    between: (from, to) => workingTimeBetween(from, to, office),
  };
}

/** What a limit is measured in: calendar days run day and night, all else in the hours of the office. */
export function measureOf(limit: TimeLimitDeclaration, office: Office): Measure {
  return 'calendarDays' in limit ? DAY_AND_NIGHT : workingMeasure(office);
}
