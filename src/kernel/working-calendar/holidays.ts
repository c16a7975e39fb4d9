import { addDays, isWeekend } from './calendar-date.ts';

/** Texts `calendar:holiday.<code>`. */
const HOLIDAY_CODES = [
  'NEW_YEAR',
  'WOMEN',
  'CONSTITUTION',
  'NAURYZ',
  'UNITY',
  'DEFENDER',
  'VICTORY',
  'CAPITAL',
  'REPUBLIC',
  'FIRST_PRESIDENT',
  'INDEPENDENCE',
] as const;
export type HolidayCode = (typeof HOLIDAY_CODES)[number];

interface Holiday {
  readonly code: HolidayCode;
  /** Month and day. */
  readonly day: string;
  readonly since?: number;
  readonly until?: number;
}

/** National and state holidays of the law "On holidays" of 13 December 2001, from 2011 on. */
const HOLIDAYS: readonly Holiday[] = [
  { code: 'NEW_YEAR', day: '01-01' },
  { code: 'NEW_YEAR', day: '01-02' },
  { code: 'WOMEN', day: '03-08' },
  // Constitution of 2026, adopted by referendum on 15 March
  { code: 'CONSTITUTION', day: '03-15', since: 2027 },
  { code: 'NAURYZ', day: '03-21' },
  { code: 'NAURYZ', day: '03-22' },
  { code: 'NAURYZ', day: '03-23' },
  { code: 'UNITY', day: '05-01' },
  { code: 'DEFENDER', day: '05-07', since: 2013 },
  { code: 'VICTORY', day: '05-09' },
  { code: 'CAPITAL', day: '07-06' },
  // Constitution of 1995
  { code: 'CONSTITUTION', day: '08-30', until: 2025 },
  { code: 'REPUBLIC', day: '10-25', since: 2022 },
  { code: 'FIRST_PRESIDENT', day: '12-01', since: 2012, until: 2021 },
  { code: 'INDEPENDENCE', day: '12-16' },
  { code: 'INDEPENDENCE', day: '12-17', until: 2021 },
];

/** Days on which nobody works for a holiday's sake, in order. */
export function holidaysOf(year: number): readonly { readonly date: string; readonly code: HolidayCode }[] {
  return HOLIDAYS.filter(({ since = year, until = year }) => since <= year && year <= until).map(
    ({ day, code }) => ({ date: `${year}-${day}`, code }),
  );
}

/** Orthodox Christmas: a day off by the Labour Code (Art. 84), not a holiday, so it is not transferred. */
export function orthodoxChristmasOf(year: number): string {
  return `${year}-01-07`;
}

/**
 * A holiday that falls on a weekend gives off the next working day after it (law "On holidays", Art. 5). Holidays
 * take such days in their order, each its own: 21 and 22 March 2026 give off 24 and 25 March.
 * `restDays` are the days off that are not transferred, but cannot be given off twice either.
 */
export function substituteDays(holidays: readonly string[], restDays: readonly string[]): readonly string[] {
  const taken = new Set([...holidays, ...restDays]);
  return holidays.filter(isWeekend).map((holiday) => {
    let day = addDays(holiday, 1);
    while (isWeekend(day) || taken.has(day)) day = addDays(day, 1);
    taken.add(day);
    return day;
  });
}
