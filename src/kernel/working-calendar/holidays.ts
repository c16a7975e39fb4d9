import { addDays, isWeekend } from './calendar-date.ts';

interface Holiday {
  /** Month and day. */
  readonly day: string;
  readonly since?: number;
  readonly until?: number;
}

/** National and state holidays of the law "On holidays" of 13 December 2001, from 2011 on. */
const HOLIDAYS: readonly Holiday[] = [
  // New Year
  { day: '01-01' },
  { day: '01-02' },
  { day: '03-08' },
  // Constitution of 2026, adopted by referendum on 15 March
  { day: '03-15', since: 2027 },
  // Nauryz
  { day: '03-21' },
  { day: '03-22' },
  { day: '03-23' },
  { day: '05-01' },
  // Defender of the Fatherland
  { day: '05-07', since: 2013 },
  // Victory
  { day: '05-09' },
  // The capital
  { day: '07-06' },
  // Constitution of 1995
  { day: '08-30', until: 2025 },
  // Republic
  { day: '10-25', since: 2022 },
  // First President
  { day: '12-01', since: 2012, until: 2021 },
  // Independence
  { day: '12-16' },
  { day: '12-17', until: 2021 },
];

/** Days on which nobody works for a holiday's sake, in order. */
export function holidaysOf(year: number): readonly string[] {
  return HOLIDAYS.filter(({ since = year, until = year }) => since <= year && year <= until).map(
    ({ day }) => `${year}-${day}`,
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
