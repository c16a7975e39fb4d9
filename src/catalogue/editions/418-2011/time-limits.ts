import type { TimeLimitDeclaration } from '../../edition.ts';

/** Row 5 of the table of annex 3, and the term to pay of item 6-12: deadlines of people all. */
export const TIME_LIMITS = [
  { code: 'CALENDAR_DAYS_15', calendarDays: 15 },
  { code: 'MINUTES_15', min: 'PT15M', max: 'PT15M' },
  { code: 'HOURS_24', min: 'PT0S', max: 'PT24H' },
] as const satisfies readonly TimeLimitDeclaration[];
