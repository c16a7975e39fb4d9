import { addWorkingDays } from '../../src/kernel/index.ts';

const DAY = 24 * 3_600_000;

/** The coming ten o'clock in the morning at Astana, in ISO 8601: less than a day ahead, so that what is signed now is not stale. */
export function comingMorning(): string {
  const today = `${new Date().toISOString().slice(0, 10)}T05:00:00Z`;
  const ahead = Date.parse(today) > Date.now() ? 0 : DAY;
  return new Date(Date.parse(today) + ahead).toISOString();
}

/** The last of ten working days after the day of a time in the morning. */
export function tenWorkingDaysAfter(morning: string): string {
  return addWorkingDays(morning.slice(0, 10), 10);
}
