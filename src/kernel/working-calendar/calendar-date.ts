/** Arithmetic of dates written as ISO 8601 has it (2026-03-25), in no time zone. */
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const DAY = 86_400_000;

/** Midnight of the date as a clock in Greenwich has it, in milliseconds since 1970. */
export function midnightUtc(date: string): number {
  const midnight = PATTERN.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // The 30th of February is read as a day of March, or as none, depending on the engine.
  if (Number.isNaN(midnight) || dateOf(midnight) !== date) throw new RangeError(`not a date: ${date}`);
  return midnight;
}

/** The date that a clock in Greenwich shows. */
export function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOf(midnightUtc(date) + days * DAY);
}

export function yearOf(date: string): number {
  return new Date(midnightUtc(date)).getUTCFullYear();
}

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export function weekdayOf(date: string): number {
  return new Date(midnightUtc(date)).getUTCDay() || 7;
}

export function isWeekend(date: string): boolean {
  return weekdayOf(date) >= 6;
}

/** How many days or milliseconds to count: not back, and of days only whole ones. */
export function requireCount(count: number, isOne: (count: number) => boolean = Number.isInteger): void {
  if (!isOne(count) || count < 0) throw new RangeError(`not a number to count: ${count}`);
}
