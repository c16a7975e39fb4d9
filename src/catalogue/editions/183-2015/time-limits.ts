import type { TimeLimitDeclaration } from '../../edition.ts';

/** Paragraph 5, and for the centre paragraph 9: deadlines of people, all of them. */
export const TIME_LIMITS = [
  { code: 'MINUTES_15', min: 'PT0S', max: 'PT15M' },
  { code: 'MINUTES_15_FROM_RECEIPT', min: 'PT0S', max: 'PT15M' },
  { code: 'MINUTES_30', min: 'PT0S', max: 'PT30M' },
  { code: 'WORKING_DAYS_2', workingDays: 2, from: 'SENT' },
  { code: 'WORKING_DAYS_8', workingDays: 8, from: 'SENT' },
  { code: 'WORKING_DAYS_10', workingDays: 10 },
] as const satisfies readonly TimeLimitDeclaration[];
