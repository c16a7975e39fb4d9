import { addDays, requireCount } from './calendar-date.ts';
import { instantOf, localDate } from './local-time.ts';
import type { Office, OfficeHours } from './office-hours.ts';
import { addWorkingDays } from './working-days.ts';
import { endOfWorkingDay, opensOn } from './working-time.ts';

export interface WorkingDaysOffice extends Office {
  /** Whether the day of receipt is the first of the days. Left out, it is not: at a centre the acts say so. */
  readonly countsFirstDay?: boolean;
  /** When whoever takes in works, where that is another office; the days are those of the one that is counted by. */
  readonly receives?: OfficeHours;
}

/**
 * The closing of the n-th working day after the day of receipt. What comes after closing, or while the office has a day
 * off, is received on the next day it opens. A centre receives on Saturdays, yet no Saturday counts: working days are
 * those of the five-day week, save for Saturdays worked in exchange.
 */
export function dueAfterWorkingDays(
  from: Date,
  days: number,
  { countsFirstDay = false, receives, ...office }: WorkingDaysOffice,
): Date {
  const received = dayOfReceipt(from, { ...office, hours: receives ?? office.hours });
  const last = addWorkingDays(received, countsFirstDay ? days - 1 : days, office.calendar);
  return endOfWorkingDay(last, office);
}

/** The last millisecond of the n-th day after the one on which it began. */
export function dueAfterCalendarDays(from: Date, days: number, { zone }: Pick<Office, 'zone'>): Date {
  requireCount(days);
  const dayAfter = addDays(localDate(from, zone), days + 1);
  return new Date(instantOf(dayAfter, 0, zone).getTime() - 1);
}

function dayOfReceipt(from: Date, office: Office): string {
  const today = localDate(from, office.zone);
  const isInTime = from.getTime() <= endOfWorkingDay(today, office).getTime();
  if (isInTime && opensOn(today, office)) return today;
  let day = addDays(today, 1);
  while (!opensOn(day, office)) day = addDays(day, 1);
  return day;
}
