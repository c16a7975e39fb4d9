import { midnightUtc } from './calendar-date.ts';

/** The zone of the capital: dates of the whole country go by it. */
export const CAPITAL_ZONE = 'Asia/Almaty';

/**
 * IANA zones of regions by the two digits of their KATO code. Their offsets are those of the engine's time zone data:
 * the west UTC+5 all along, Qyzylorda since 21 December 2018, the others UTC+6 until 29 February 2024.
 */
const REGIONS: readonly (readonly [zone: string, regions: readonly string[]])[] = [
  ['Asia/Aqtau', ['47']],
  ['Asia/Aqtobe', ['15']],
  ['Asia/Atyrau', ['23']],
  ['Asia/Oral', ['27']],
  ['Asia/Qostanay', ['39']],
  ['Asia/Qyzylorda', ['43']],
  // 10, 33 and 62 since 2022; 61 and 79 since 2018, 51 until then
  [CAPITAL_ZONE, ['10', '11', '19', '31', '33', '35', '51', '55', '59', '61', '62', '63', '71', '75', '79']],
];
const ZONES = new Map(REGIONS.flatMap(([zone, regions]) => regions.map((region) => [region, zone] as const)));

/**
 * From 1 March 2024 the whole country keeps one time, UTC+5 (Government decree No 20 of 19 January 2024, amending
 * No 1749 of 23 November 2000).
 */
const ONE_ZONE_SINCE = '2024-03-01';

/**
 * The IANA zone by which an office of the region lives on the date and after it, not before: a date of 2024 or
 * later says nothing of the years of several zones. `region` is the first two digits of a KATO code; null is the
 * whole country, which lives by the capital's.
 */
export function zoneOf(region: string | null, date: string): string {
  const zone = region === null ? CAPITAL_ZONE : ZONES.get(region);
  if (zone === undefined) throw new RangeError(`not a region of Kazakhstan: ${region}`);
  return midnightUtc(date) >= midnightUtc(ONE_ZONE_SINCE) ? CAPITAL_ZONE : zone;
}
