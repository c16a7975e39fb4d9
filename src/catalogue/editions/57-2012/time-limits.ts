import type { TimeLimitDeclaration } from '../../edition.ts';

/**
 * The tables of annex 1. Tables 1 and 2 give ten working days for the service, table 3 fifteen calendar days for the
 * decision: the fifteen stand in its cell and bind no step. Seconds and single minutes measure the systems.
 */
export const TIME_LIMITS = [
  { code: 'SECONDS_30', min: 'PT30S', max: 'PT30S', indicative: true },
  { code: 'SECONDS_30_TO_60', min: 'PT30S', max: 'PT1M', indicative: true },
  { code: 'MINUTE_1', min: 'PT1M', max: 'PT1M', indicative: true },
  { code: 'MINUTES_1_5', min: 'PT1M30S', max: 'PT1M30S', indicative: true },
  { code: 'UP_TO_MINUTE_1', min: 'PT0S', max: 'PT1M', indicative: true },
  { code: 'UP_TO_MINUTES_5', min: 'PT0S', max: 'PT5M' },
  { code: 'WORKING_DAYS_10', workingDays: 10 },
  { code: 'CALENDAR_DAYS_15', calendarDays: 15 },
] as const satisfies readonly TimeLimitDeclaration[];
