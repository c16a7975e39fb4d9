import fc from 'fast-check';
import {
  addWorkingTime,
  CalendarUnknown,
  dueAfterCalendarDays,
  dueAfterWorkingDays,
  endOfWorkingDay,
  isWorkingDay,
  localDate,
  OFFICE_HOURS,
  type Office,
  zoneOf,
} from '../../src/kernel/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const provider: Office = { hours: OFFICE_HOURS.PROVIDER, zone: 'Asia/Almaty' };
const centre: Office = { hours: OFFICE_HOURS.SERVICE_CENTRE, zone: 'Asia/Almaty' };
const mangystau: Office = { hours: OFFICE_HOURS.PROVIDER, zone: 'Asia/Aqtau' };
const offices = fc.constantFrom(provider, centre, mangystau);
const instant = fc.date({
  min: new Date('2011-01-01T00:00:00Z'),
  max: new Date('2027-10-01T00:00:00Z'),
  noInvalidDate: true,
});
const duration = fc.oneof(
  fc.integer({ min: 0, max: 60 * HOUR }),
  fc.constantFrom(0, 4 * HOUR, 8 * HOUR, 11 * HOUR),
);

/** An instant with its offset, as `2026-03-25T09:00+05:00`. */
const at = (text: string): Date => new Date(text);
const iso = (date: Date): string => date.toISOString();

describe('working time', () => {
  it.each([
    ['within a session', provider, '2026-04-01T10:00+05:00', 15 * MINUTE, '2026-04-01T10:15+05:00'],
    ['up to the break', provider, '2026-04-01T12:45+05:00', 15 * MINUTE, '2026-04-01T13:00+05:00'],
    ['over the break', provider, '2026-04-01T12:45+05:00', 30 * MINUTE, '2026-04-01T14:45+05:00'],
    ['begun in the break', provider, '2026-04-01T13:10+05:00', 15 * MINUTE, '2026-04-01T14:45+05:00'],
    ['begun before opening', provider, '2026-04-01T03:00+05:00', 2 * HOUR, '2026-04-01T11:00+05:00'],
    ['begun after closing', provider, '2026-04-01T22:00+05:00', HOUR, '2026-04-02T10:00+05:00'],
    ['15 minutes before closing', provider, '2026-04-01T18:15+05:00', 15 * MINUTE, '2026-04-01T18:30+05:00'],
    ['over closing', provider, '2026-04-01T18:15+05:00', 20 * MINUTE, '2026-04-02T09:05+05:00'],
    ['at closing', provider, '2026-04-01T18:30+05:00', MINUTE, '2026-04-02T09:01+05:00'],
    ['none at closing', provider, '2026-04-01T18:30+05:00', 0, '2026-04-01T18:30+05:00'],
    ['none outside hours', provider, '2026-04-04T12:00+05:00', 0, '2026-04-06T09:00+05:00'],
    ['over a weekend', provider, '2026-04-03T18:00+05:00', HOUR, '2026-04-06T09:30+05:00'],
    ['over Nauryz', provider, '2026-03-20T18:00+05:00', HOUR, '2026-03-26T09:30+05:00'],
    ['a day of eight hours', provider, '2026-04-01T09:00+05:00', 8 * HOUR, '2026-04-01T18:30+05:00'],
    ['on a worked Saturday', provider, '2024-05-03T18:00+05:00', HOUR, '2024-05-04T09:30+05:00'],
    ['on a worked Sunday', centre, '2025-01-05T10:00+05:00', HOUR, '2025-01-05T11:00+05:00'],
    ['a centre on Saturday', centre, '2026-04-03T19:30+05:00', HOUR, '2026-04-04T09:30+05:00'],
    ['a centre over Sunday', centre, '2026-04-04T19:30+05:00', HOUR, '2026-04-06T09:30+05:00'],
    ['a centre on a holiday Saturday', centre, '2026-03-20T19:30+05:00', HOUR, '2026-03-26T09:30+05:00'],
    ['a centre has no break', centre, '2026-04-01T12:45+05:00', HOUR, '2026-04-01T13:45+05:00'],
    ['by the clock of Aqtau', mangystau, '2012-06-01T08:30+05:00', HOUR, '2012-06-01T10:00+05:00'],
    ['by the clock of Almaty', provider, '2012-06-01T08:30+05:00', HOUR, '2012-06-01T09:30+05:00'],
    ['over the change of zone', provider, '2024-02-29T18:00+06:00', HOUR, '2024-03-01T09:30+05:00'],
  ])('%s', (_, office, from, milliseconds, expected) => {
    expect(iso(addWorkingTime(at(from), milliseconds, office))).toBe(iso(at(expected)));
  });

  it('is additive', () => {
    fc.assert(
      fc.property(instant, duration, duration, offices, (from, first, second, office) => {
        const inTwo = addWorkingTime(addWorkingTime(from, first, office), second, office);
        expect(iso(inTwo)).toBe(iso(addWorkingTime(from, first + second, office)));
      }),
    );
  });

  it('is monotonous in its beginning and in its length, and runs in office hours', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 5 * 24 * HOUR }),
        duration,
        duration,
        offices,
        (from, later, some, more, office) => {
          const end = addWorkingTime(from, some, office).getTime();
          expect(end).toBeGreaterThanOrEqual(from.getTime() + some);
          expect(
            addWorkingTime(new Date(from.getTime() + later), some, office).getTime(),
          ).toBeGreaterThanOrEqual(end);
          expect(addWorkingTime(from, some + more, office).getTime()).toBeGreaterThanOrEqual(end + more);
          expect(iso(addWorkingTime(new Date(end), 0, office))).toBe(iso(new Date(end)));
        },
      ),
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('does not run for %d milliseconds', (milliseconds) => {
    expect(() => addWorkingTime(at('2026-04-01T10:00Z'), milliseconds, provider)).toThrow(RangeError);
  });

  it('does not run into a year it does not know, nor by hours it cannot read', () => {
    expect(() => addWorkingTime(at('2010-12-31T10:00Z'), 0, provider)).toThrow(CalendarUnknown);
    expect(() => addWorkingTime(at('2027-12-31T18:00+05:00'), HOUR, provider)).toThrow(CalendarUnknown);
    expect(() => addWorkingTime(new Date(Number.NaN), HOUR, provider)).toThrow(RangeError);
    const hours = { weekdays: [1], sessions: [{ opens: '9 a.m.', closes: '18:00' }] } as const;
    expect(() => addWorkingTime(at('2026-03-30T10:00Z'), HOUR, { ...provider, hours })).toThrow(RangeError);
  });
});

describe('due dates in working days', () => {
  it.each([
    ['the day of receipt does not count', provider, '2026-04-01T10:00+05:00', 2, '2026-04-03T18:30+05:00'],
    ['before opening is that day', provider, '2026-04-01T00:30+05:00', 1, '2026-04-02T18:30+05:00'],
    ['at closing is in time', provider, '2026-04-01T18:30+05:00', 1, '2026-04-02T18:30+05:00'],
    ['after closing is the next day', provider, '2026-04-01T18:30:00.001+05:00', 1, '2026-04-03T18:30+05:00'],
    ['on a day off is the next', provider, '2026-04-04T12:00+05:00', 1, '2026-04-07T18:30+05:00'],
    ['over Nauryz', provider, '2026-03-20T10:00+05:00', 2, '2026-03-27T18:30+05:00'],
    ['none is the day of receipt', provider, '2026-04-04T12:00+05:00', 0, '2026-04-06T18:30+05:00'],
    ['a worked Saturday counts', provider, '2024-05-03T10:00+05:00', 1, '2024-05-04T18:30+05:00'],
    ['a centre receives on Saturday', centre, '2026-04-04T12:00+05:00', 1, '2026-04-06T20:00+05:00'],
    ['its Saturdays do not count', centre, '2026-04-03T12:00+05:00', 1, '2026-04-06T20:00+05:00'],
    ['over the change of zone', provider, '2024-02-28T10:00+06:00', 2, '2024-03-01T18:30+05:00'],
    ['by the local date', provider, '2012-06-04T20:00Z', 1, '2012-06-06T18:30+06:00'],
    ['ten of 2012', mangystau, '2012-04-06T10:00+05:00', 10, '2012-04-20T18:30+05:00'],
  ])('%s', (_, office, from, days, expected) => {
    expect(iso(dueAfterWorkingDays(at(from), days, office))).toBe(iso(at(expected)));
  });

  it('may count the day of receipt as the first', () => {
    const due = (days: number) =>
      dueAfterWorkingDays(at('2026-04-04T12:00+05:00'), days, { ...provider, countsFirstDay: true });
    expect(iso(due(1))).toBe(iso(at('2026-04-06T18:30+05:00')));
    expect(iso(due(2))).toBe(iso(at('2026-04-07T18:30+05:00')));
    expect(() => due(0)).toThrow(RangeError);
  });

  it('are closings of working days, never before the beginning', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 30 }), offices, (from, days, office) => {
        const due = dueAfterWorkingDays(from, days, office);
        const date = localDate(due, office.zone);
        expect(isWorkingDay(date)).toBe(true);
        expect(iso(endOfWorkingDay(date, office))).toBe(iso(due));
        expect(due.getTime()).toBeGreaterThan(from.getTime());
      }),
    );
  });
});

describe('due dates in calendar days', () => {
  it.each([
    ['2026-04-01T10:00+05:00', 0, 'Asia/Almaty', '2026-04-01T23:59:59.999+05:00'],
    ['2026-04-01T10:00+05:00', 15, 'Asia/Almaty', '2026-04-16T23:59:59.999+05:00'],
    ['2012-12-31T19:30Z', 1, 'Asia/Aqtau', '2013-01-02T23:59:59.999+05:00'],
    ['2012-12-31T18:30Z', 1, 'Asia/Aqtau', '2013-01-01T23:59:59.999+05:00'],
    ['2012-12-31T18:30Z', 1, 'Asia/Almaty', '2013-01-02T23:59:59.999+06:00'],
    ['2024-02-28T10:00+06:00', 0, 'Asia/Almaty', '2024-02-28T23:59:59.999+06:00'],
    ['2024-02-28T10:00+06:00', 1, 'Asia/Almaty', '2024-02-29T23:59:59.999+05:00'],
    ['2024-02-28T10:00+06:00', 2, 'Asia/Almaty', '2024-03-01T23:59:59.999+05:00'],
    ['2030-01-01T10:00+05:00', 1, 'Asia/Almaty', '2030-01-02T23:59:59.999+05:00'],
    ['2024-03-09T12:00-05:00', 1, 'America/New_York', '2024-03-10T23:59:59.999-04:00'],
    ['2024-04-25T12:00+02:00', 0, 'Africa/Cairo', '2024-04-25T23:59:59.999+02:00'],
    ['2024-06-01T12:00Z', 1, 'UTC', '2024-06-02T23:59:59.999Z'],
  ])('%s and %i days in %s', (from, days, zone, expected) => {
    expect(iso(dueAfterCalendarDays(at(from), days, { zone }))).toBe(iso(at(expected)));
  });

  it('end as their local day ends', () => {
    const zones = fc.constantFrom('Asia/Almaty', 'Asia/Aqtau', 'Asia/Qyzylorda', 'Asia/Qostanay', 'UTC');
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 400 }), zones, (from, days, zone) => {
        const due = dueAfterCalendarDays(from, days, { zone });
        const expected = Date.parse(`${localDate(from, zone)}T00:00:00Z`) + days * 24 * HOUR;
        expect(localDate(due, zone)).toBe(new Date(expected).toISOString().slice(0, 10));
        expect(localDate(new Date(due.getTime() + 1), zone)).not.toBe(localDate(due, zone));
      }),
    );
  });

  it('are not counted back', () => {
    expect(() => dueAfterCalendarDays(at('2026-04-01T10:00Z'), -1, provider)).toThrow(RangeError);
  });
});

describe('the zone of a region', () => {
  it.each([
    [null, 'Asia/Almaty'],
    ['47', 'Asia/Aqtau'],
    ['63', 'Asia/Almaty'],
    ['71', 'Asia/Almaty'],
    ['15', 'Asia/Aqtobe'],
    ['23', 'Asia/Atyrau'],
    ['27', 'Asia/Oral'],
    ['39', 'Asia/Qostanay'],
    ['43', 'Asia/Qyzylorda'],
  ])('%s lived by %s, and lives by the one zone since 1 March 2024', (region, zone) => {
    expect(zoneOf(region, '2012-04-04')).toBe(zone);
    expect(zoneOf(region, '2024-02-29')).toBe(zone);
    expect(zoneOf(region, '2024-03-01')).toBe('Asia/Almaty');
  });

  it.each([
    ['47', '2012-04-04', '2012-04-04T18:30+05:00'],
    ['63', '2015-05-15', '2015-05-15T18:30+06:00'],
    ['43', '2018-12-20', '2018-12-20T18:30+06:00'],
    ['43', '2018-12-21', '2018-12-21T18:30+05:00'],
    ['39', '2024-02-29', '2024-02-29T18:30+06:00'],
    [null, '2024-02-29', '2024-02-29T18:30+06:00'],
    [null, '2024-03-01', '2024-03-01T18:30+05:00'],
    ['47', '2026-04-01', '2026-04-01T18:30+05:00'],
  ])('%s on %s closes at %s', (region, date, expected) => {
    const closing = endOfWorkingDay(date, { hours: OFFICE_HOURS.PROVIDER, zone: zoneOf(region, date) });
    expect(iso(closing)).toBe(iso(at(expected)));
  });

  it.each(['47', '27', '43', '39'])('of %s and the one zone agree from 1 March 2024 on', (region) => {
    const own = zoneOf(region, '2024-02-29');
    const since2024 = fc.date({
      min: new Date('2024-02-29T19:00Z'),
      max: new Date('2027-12-31T00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(since2024, (from) => {
        expect(localDate(from, own)).toBe(localDate(from, 'Asia/Almaty'));
      }),
    );
  });

  it.each(['00', '4', '470000000', 'toString', ''])('knows no region %j', (region) => {
    expect(() => zoneOf(region, '2026-04-01')).toThrow(RangeError);
  });
});
