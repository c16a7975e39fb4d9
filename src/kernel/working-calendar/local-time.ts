import { dateOf, midnightUtc } from './calendar-date.ts';

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The date that a calendar on the wall shows in the zone. */
export function localDate(instant: Date, zone: string): string {
  return dateOf(wallClock(instant.getTime(), zone));
}

/**
 * The instant at which a clock on the wall, at midnight of the date, is so many milliseconds further. Where clocks
 * were put back and show it twice, the first; where they were put forward past it, as much later.
 */
export function instantOf(date: string, milliseconds: number, zone: string): Date {
  const wanted = midnightUtc(date) + milliseconds;
  const before = wanted - offsetAt(wanted - DAY, zone);
  if (wallClock(before, zone) === wanted) return new Date(before);
  const after = wanted - offsetAt(wanted + DAY, zone);
  return new Date(wallClock(after, zone) === wanted ? after : before);
}

function offsetAt(instant: number, zone: string): number {
  return wallClock(instant, zone) - instant;
}

/** What a clock on the wall shows in the zone, as the milliseconds at which one in Greenwich shows the same. */
function wallClock(instant: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((found) => found.type === type)?.value);
  const seconds = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return seconds + (instant - Math.floor(instant / 1000) * 1000);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}
