import { CalendarUnknown } from './calendar-unknown.ts';
import { holidaysOf, orthodoxChristmasOf, substituteDays } from './holidays.ts';
import {
  type CalendarCertainty,
  type SwappedDays,
  YEAR_DECISIONS,
  type YearDecisions,
} from './year-decisions.ts';

/** A year of the five-day week, Monday to Friday, as ISO dates. */
export interface WorkingYear {
  readonly year: number;
  readonly certainty: CalendarCertainty;
  /** Holidays (those on weekends too), days off in their place, days swapped off, 7 January, Kurban-ait. */
  readonly daysOff: ReadonlySet<string>;
  /** Worked in exchange for a day swapped off: a Saturday or Sunday, or a day that stood in for a holiday. */
  readonly workedDays: ReadonlySet<string>;
  /** Swaps with at least one of the two days in this year. */
  readonly swaps: readonly SwappedDays[];
}

const years = new Map<number, WorkingYear>();

/** Throws CalendarUnknown for a year that nobody has written down. */
export function workingYear(year: number): WorkingYear {
  const known = years.get(year);
  if (known !== undefined) return known;
  const decisions = YEAR_DECISIONS.get(year);
  if (decisions === undefined) throw new CalendarUnknown(year);
  const built = buildYear(year, decisions);
  years.set(year, built);
  return built;
}

function buildYear(year: number, { certainty, kurbanAit }: YearDecisions): WorkingYear {
  const isOfYear = (date: string): boolean => date.startsWith(`${year}-`);
  const swaps = [...YEAR_DECISIONS.values()]
    .flatMap((decisions) => decisions.swaps)
    .filter(({ off, worked }) => isOfYear(off) || isOfYear(worked));
  const workedDays = new Set(swaps.map(({ worked }) => worked).filter(isOfYear));
  const holidays = holidaysOf(year);
  const restDays = [orthodoxChristmasOf(year), kurbanAit];
  const swappedOff = swaps.map(({ off }) => off).filter(isOfYear);
  const daysOff = new Set([...holidays, ...restDays, ...substituteDays(holidays, restDays), ...swappedOff]);
  for (const day of workedDays) daysOff.delete(day);
  return { year, certainty, daysOff, workedDays, swaps };
}
