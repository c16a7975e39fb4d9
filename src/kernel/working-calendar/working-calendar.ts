import { CalendarUnknown } from './calendar-unknown.ts';
import { buildYear, type WorkingYear } from './working-year.ts';
import { YEAR_DECISIONS, type YearDecisions } from './year-decisions.ts';

/** Which days are worked on, year by year. */
export interface WorkingCalendar {
  /** Throws CalendarUnknown for a year that nobody has decided. */
  year(year: number): WorkingYear;
}

/** The calendar of these decisions; a decision on a year that the program knows goes before the program's own. */
export function calendarOf(decided: ReadonlyMap<number, YearDecisions>): WorkingCalendar {
  const decisions = new Map([...YEAR_DECISIONS, ...decided]);
  const swaps = [...decisions.values()].flatMap((decision) => decision.swaps);
  const years = new Map<number, WorkingYear>();
  return {
    year: (year) => {
      const known = years.get(year);
      if (known !== undefined) return known;
      const decision = decisions.get(year);
      if (decision === undefined) throw new CalendarUnknown(year);
      const built = buildYear(year, decision, swaps);
      years.set(year, built);
      return built;
    },
  };
}

/** What was known when the program was made. */
export const BUILT_IN_CALENDAR = calendarOf(new Map());

/** Throws CalendarUnknown for a year that nobody has written down. */
export function workingYear(year: number): WorkingYear {
  return BUILT_IN_CALENDAR.year(year);
}
