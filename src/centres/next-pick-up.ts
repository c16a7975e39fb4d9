import {
  CAPITAL_ZONE,
  CalendarUnknown,
  instantOf,
  isWorkedOn,
  localDate,
  type WorkingCalendar,
} from '../kernel/index.ts';
import type { PickUpTime } from './courier-schedule.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Holidays and what is moved to them never close a fortnight. */
const DAYS_AHEAD = 21;

/**
 * When the courier comes next after the instant. On days off nobody comes; one who comes on a day that is worked in exchange
 * comes by the day of the week that it is. Null where the calendar of the year is not known.
 */
export function nextPickUp(
  times: readonly PickUpTime[],
  after: Date,
  calendar: WorkingCalendar,
): Date | null {
  const weekdays = [...new Set(times.map(({ weekday }) => weekday))];
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = localDate(new Date(after.getTime() + ahead * DAY), CAPITAL_ZONE);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
    const worked = isWorked(date, weekdays, calendar);
    if (worked === null) return null;
    const found = times
      .filter((one) => worked && one.weekday === weekday)
      .map(({ time }) => instant(date, time))
      .find((at) => at > after);
    if (found !== undefined) return found;
  }
  return null;
}

function isWorked(date: string, weekdays: readonly number[], calendar: WorkingCalendar): boolean | null {
  try {
    return isWorkedOn(date, weekdays, calendar);
  } catch (fault) {
    if (fault instanceof CalendarUnknown) return null;
    throw fault;
  }
}

function instant(date: string, time: string): Date {
  const [hours, minutes] = time.split(':').map(Number);
  return instantOf(date, ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000, CAPITAL_ZONE);
}
