import { addWorkingDays, BUILT_IN_CALENDAR, isWorkedOn } from '../../src/kernel/index.ts';

const DAY = 24 * 3_600_000;

/** The coming ten o'clock in the morning at Astana, in ISO 8601: less than a day ahead, so that what is signed now is not stale. */
export function comingMorning(): string {
  const today = `${new Date().toISOString().slice(0, 10)}T05:00:00Z`;
  const ahead = Date.parse(today) > Date.now() ? 0 : DAY;
  return new Date(Date.parse(today) + ahead).toISOString();
}

/** The last of ten working days after the day on which a centre received, that is open from Monday to Saturday. */
export function tenWorkingDaysAfter(morning: string): string {
  let received = morning.slice(0, 10);
  while (!isWorkedOn(received, [1, 2, 3, 4, 5, 6], BUILT_IN_CALENDAR)) {
    received = new Date(Date.parse(received) + DAY).toISOString().slice(0, 10);
  }
  return addWorkingDays(received, 10);
}
