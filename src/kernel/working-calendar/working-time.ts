import { addDays, requireCount } from './calendar-date.ts';
import { instantOf, localDate } from './local-time.ts';
import type { Office } from './office-hours.ts';
import { isWorkedOn } from './working-days.ts';

/**
 * The instant at which so much working time has run, which runs only while the office is open: from the next opening
 * where it begins outside hours. The instant of closing is still open, so that what is due then is not due tomorrow.
 */
export function addWorkingTime(from: Date, milliseconds: number, office: Office): Date {
  const { hours, zone } = office;
  requireCount(milliseconds, Number.isFinite);
  let left = milliseconds;
  for (let date = localDate(from, zone); ; date = addDays(date, 1)) {
    if (!opensOn(date, office)) continue;
    for (const { opens, closes } of hours.sessions) {
      const start = Math.max(from.getTime(), timeOn(date, opens, zone).getTime());
      const room = timeOn(date, closes, zone).getTime() - start;
      if (left <= room) return new Date(start + left);
      left -= Math.max(room, 0);
    }
  }
}

/** How much working time runs from the one instant to the other, in milliseconds; none where it is the earlier one. */
export function workingTimeBetween(from: Date, to: Date, office: Office): number {
  const { hours, zone } = office;
  const last = localDate(to, zone);
  let total = 0;
  for (let date = localDate(from, zone); date <= last; date = addDays(date, 1)) {
    if (!opensOn(date, office)) continue;
    for (const { opens, closes } of hours.sessions) {
      const start = Math.max(from.getTime(), timeOn(date, opens, zone).getTime());
      const end = Math.min(to.getTime(), timeOn(date, closes, zone).getTime());
      total += Math.max(end - start, 0);
    }
  }
  return total;
}

/** The instant at which the office closes on the date, if it opens at all. */
export function endOfWorkingDay(date: string, { hours, zone }: Office): Date {
  const { closes } = hours.sessions.at(-1) ?? hours.sessions[0];
  return timeOn(date, closes, zone);
}

/** An office that works on Saturdays is closed on one that is a holiday, and open on every weekend day that is worked. */
export function opensOn(date: string, { hours, calendar }: Omit<Office, 'zone'>): boolean {
  return isWorkedOn(date, hours.weekdays, calendar);
}

function timeOn(date: string, time: string, zone: string): Date {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (match === null) throw new RangeError(`not a time of day: ${time}`);
  return instantOf(date, (Number(match[1]) * 60 + Number(match[2])) * 60_000, zone);
}
