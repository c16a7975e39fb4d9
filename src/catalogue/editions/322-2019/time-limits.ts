import type { TimeLimitDeclaration } from '../../edition.ts';

/** Paragraphs 3 and 5: deadlines of the provider's staff. The act gives none for the whole service. */
export const TIME_LIMITS = [
  { code: 'MINUTES_15', min: 'PT0S', max: 'PT15M' },
  { code: 'HOURS_2', min: 'PT0S', max: 'PT2H' },
  { code: 'HOURS_1', min: 'PT0S', max: 'PT1H' },
  { code: 'WORKING_DAYS_2', workingDays: 2, from: 'SENT' },
  { code: 'WORKING_DAYS_7', workingDays: 7, from: 'SENT' },
  { code: 'HOURS_4_TO_AGREE', min: 'PT0S', max: 'PT4H' },
  { code: 'HOURS_4_TO_SIGN', min: 'PT0S', max: 'PT4H' },
] as const satisfies readonly TimeLimitDeclaration[];
