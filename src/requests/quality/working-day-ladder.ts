import { CalendarUnknown, isWorkingDay, type WorkingCalendar } from '../../kernel/index.ts';

/** Days with how many working days there were up to them, so that a statement may count between two of them. */
export interface WorkingDayLadder {
  readonly days: readonly string[];
  readonly counts: readonly number[];
}

const DAY = 86_400_000;
/** Requests that were sent longer before the period are left out of the time to a result. */
const DAYS_BEFORE = 731;

/** From two years before the period to its end; it stops at a year whose calendar nobody has decided. */
export function workingDayLadder(from: string, to: string, calendar: WorkingCalendar): WorkingDayLadder {
  const days: string[] = [];
  const counts: number[] = [];
  let count = 0;
  for (let at = Date.parse(from) - DAYS_BEFORE * DAY; at <= Date.parse(to); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    const worked = isKnownWorkingDay(day, calendar);
    if (worked === null) {
      if (days.length > 0) break;
      continue;
    }
    count += worked ? 1 : 0;
    days.push(day);
    counts.push(count);
  }
  return { days, counts };
}

function isKnownWorkingDay(day: string, calendar: WorkingCalendar): boolean | null {
  try {
    return isWorkingDay(day, calendar);
  } catch (fault) {
    if (fault instanceof CalendarUnknown) return null;
    throw fault;
  }
}
