import type { HolidayCode } from './holidays.ts';
import { holidaysOf, orthodoxChristmasOf, substituteDays } from './holidays.ts';
import type { CalendarCertainty, SwappedDays, YearDecisions } from './year-decisions.ts';

/** Why nobody works on a day; text `calendar:dayOff.<kind>`, for a holiday its name. */
export const DAY_OFF_KINDS = [
  'HOLIDAY',
  'SUBSTITUTE',
  'SWAPPED',
  'CHRISTMAS',
  'KURBAN_AIT',
  'DECIDED',
] as const;
export type DayOffKind = (typeof DAY_OFF_KINDS)[number];

export interface DayOff {
  readonly date: string;
  readonly kind: DayOffKind;
  readonly holiday: HolidayCode | null;
}

/** A year of the five-day week, Monday to Friday, as ISO dates. */
export interface WorkingYear {
  readonly year: number;
  readonly certainty: CalendarCertainty;
  /** Holidays (those on weekends too), days off in their place, days swapped off, 7 January, Kurban-ait. */
  readonly daysOff: ReadonlySet<string>;
  /** The same with why, in order. */
  readonly whyOff: readonly DayOff[];
  /** Worked in exchange for a day swapped off: a Saturday or Sunday, or a day that stood in for a holiday. */
  readonly workedDays: ReadonlySet<string>;
  /** Swaps with at least one of the two days in this year. */
  readonly swaps: readonly SwappedDays[];
  readonly kurbanAit: string;
}

/** `allSwaps` are those of every year: one of the two days may lie in another. */
export function buildYear(
  year: number,
  { certainty, kurbanAit, daysOff: decided = [] }: YearDecisions,
  allSwaps: readonly SwappedDays[],
): WorkingYear {
  const isOfYear = (date: string): boolean => date.startsWith(`${year}-`);
  const swaps = allSwaps.filter(({ off, worked }) => isOfYear(off) || isOfYear(worked));
  const workedDays = new Set(swaps.map(({ worked }) => worked).filter(isOfYear));
  const holidays = holidaysOf(year);
  const dates = holidays.map(({ date }) => date);
  const christmas = orthodoxChristmasOf(year);
  const because = (days: readonly string[], kind: DayOffKind): DayOff[] =>
    days.map((date) => ({ date, kind, holiday: null }));
  const reasons: readonly DayOff[] = [
    ...holidays.map(({ date, code }): DayOff => ({ date, kind: 'HOLIDAY', holiday: code })),
    ...because([christmas], 'CHRISTMAS'),
    ...because([kurbanAit], 'KURBAN_AIT'),
    ...because(substituteDays(dates, [christmas, kurbanAit]), 'SUBSTITUTE'),
    ...because(swaps.map(({ off }) => off).filter(isOfYear), 'SWAPPED'),
    ...because(decided, 'DECIDED'),
  ];
  const first = new Map(reasons.toReversed().map((reason) => [reason.date, reason]));
  for (const day of workedDays) first.delete(day);
  const whyOff = [...first.values()].toSorted((one, other) => (one.date < other.date ? -1 : 1));
  return { year, certainty, daysOff: new Set(first.keys()), whyOff, workedDays, swaps, kurbanAit };
}
