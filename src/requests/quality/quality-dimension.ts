/** What figures are broken down by. */
export const QUALITY_DIMENSIONS = ['SERVICE', 'EDITION', 'REGION', 'CHANNEL'] as const;
export type QualityDimension = (typeof QUALITY_DIMENSIONS)[number];

export const QUALITY_PERIODS = ['MONTH', 'QUARTER', 'YEAR'] as const;
export type QualityPeriod = (typeof QUALITY_PERIODS)[number];

const MONTHS: Readonly<Record<QualityPeriod, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** First days of the periods of the calendar that have a day from `from` to `to`. */
export function periodsBetween(from: string, to: string, every: QualityPeriod): readonly string[] {
  const length = MONTHS[every];
  const first = Math.floor(monthOf(from) / length) * length;
  const count = Math.floor((monthOf(to) - first) / length) + 1;
  return Array.from({ length: count }, (_, place) => firstDay(first + place * length));
}

/** The last day of the period that begins on that day. */
export function endOfPeriod(from: string, every: QualityPeriod): string {
  return dayBefore(firstDay(monthOf(from) + MONTHS[every]));
}

/** Whether the days bound whole months, in order. */
export function areWholeMonths(from: string, to: string): boolean {
  return from.endsWith('-01') && from <= to && to === endOfPeriod(firstDay(monthOf(to)), 'MONTH');
}

export function monthsBetween(from: string, to: string): number {
  return monthOf(to) - monthOf(from) + 1;
}

/** Months since the year 0. */
function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function firstDay(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
