import type { TimeLimitDeclaration } from '../../edition.ts';

/** Row 5 of the tables of annex 2. They measure the systems; the act gives no deadline for the whole service. */
export const TIME_LIMITS = [
  { code: 'SECONDS_10_TO_15', min: 'PT10S', max: 'PT15S', indicative: true },
  { code: 'SECONDS_10', min: 'PT10S', max: 'PT10S', indicative: true },
  { code: 'SECONDS_20', min: 'PT20S', max: 'PT20S', indicative: true },
  { code: 'SECONDS_30', min: 'PT30S', max: 'PT30S', indicative: true },
  { code: 'SECONDS_30_TO_60', min: 'PT30S', max: 'PT1M', indicative: true },
  { code: 'MINUTES_1_5', min: 'PT1M30S', max: 'PT1M30S', indicative: true },
] as const satisfies readonly TimeLimitDeclaration[];
