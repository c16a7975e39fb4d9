import { addDays, midnightUtc, requireCount, weekdayOf, yearOf } from './calendar-date.ts';
import { BUILT_IN_CALENDAR, type WorkingCalendar } from './working-calendar.ts';

/** The five-day week. What a regulation counts in working days is counted in these, whoever provides the service. */
const FIVE_DAY_WEEK: readonly number[] = [1, 2, 3, 4, 5];

export function isWorkingDay(date: string, calendar: WorkingCalendar = BUILT_IN_CALENDAR): boolean {
  return isWorkedOn(date, FIVE_DAY_WEEK, calendar);
}

/**
 * Whether those who work on these days of the week (1 is Monday) work on this one. Days swapped are swapped for
 * all of them, six-day week or not.
 */
export function isWorkedOn(
  date: string,
  weekdays: readonly number[],
  calendar: WorkingCalendar = BUILT_IN_CALENDAR,
): boolean {
  const { daysOff, workedDays } = calendar.year(yearOf(date));
  return workedDays.has(date) || (weekdays.includes(weekdayOf(date)) && !daysOff.has(date));
}

/** The n-th working day after the date, the next day being the first that may count; for 0 the date itself. */
export function addWorkingDays(
  date: string,
  days: number,
  calendar: WorkingCalendar = BUILT_IN_CALENDAR,
): string {
  requireCount(days);
  midnightUtc(date);
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** How many working days there are after `from` up to and with `to`; negative where `to` is the earlier one. */
export function workingDaysBetween(
  from: string,
  to: string,
  calendar: WorkingCalendar = BUILT_IN_CALENDAR,
): number {
  if (midnightUtc(to) < midnightUtc(from)) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = from; day !== to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
