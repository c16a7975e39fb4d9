import fc from 'fast-check';
import {
  addWorkingDays,
  CalendarUnknown,
  isWorkingDay,
  workingDaysBetween,
  workingYear,
} from '../../src/kernel/index.ts';
import { agrees, dates, holidaysByLaw, NOTED_YEARS, swapsOf } from './noted-years.ts';

const sorted = (days: Iterable<string>): readonly string[] => [...new Set(days)].sort();
const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const day = fc
  .integer({ min: Date.UTC(2011, 0, 1) / 86_400_000, max: Date.UTC(2026, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('the working calendar, year by year', () => {
  const swaps = NOTED_YEARS.flatMap(([year, , text]) => swapsOf(text, year));

  it.each(NOTED_YEARS)('%i', (year, substitutes, swapsOfYear, kurbanAit) => {
    const calendar = workingYear(year);
    const ofYear = (date: string): boolean => date.startsWith(`${year}`);
    expect(calendar.year).toBe(year);
    expect(sorted(calendar.daysOff)).toEqual(
      sorted([
        ...holidaysByLaw(year),
        ...dates(substitutes, year),
        ...swapsOf(swapsOfYear, year).map(({ off }) => off),
        ...dates(kurbanAit, year),
      ]),
    );
    expect(sorted(calendar.workedDays)).toEqual(sorted(swaps.map(({ worked }) => worked).filter(ofYear)));
    expect(calendar.swaps).toEqual(swaps.filter(({ off, worked }) => ofYear(off) || ofYear(worked)));
    for (const date of calendar.daysOff) expect(isWorkingDay(date)).toBe(false);
    for (const date of calendar.workedDays) expect(isWorkingDay(date)).toBe(true);
  });

  it('agrees with the notes in every year, and would not with a day more or less', () => {
    for (const [year] of NOTED_YEARS) {
      const calendar = workingYear(year);
      expect([year, agrees(calendar)]).toEqual([year, true]);
      expect(agrees({ ...calendar, daysOff: new Set([...calendar.daysOff].slice(1)) })).toBe(false);
      expect(agrees({ ...calendar, workedDays: new Set([...calendar.workedDays, `${year}-02-01`]) })).toBe(
        false,
      );
    }
  });

  it('swaps a working day for a day off', () => {
    for (const { off, worked } of swaps) {
      expect([off, weekday(off) % 6]).not.toEqual([off, 0]);
      expect(worked === '2020-05-11' || weekday(worked) % 6 === 0).toBe(true);
    }
  });

  it.each(['2015-03-25', '2016-05-10', '2020-03-25', '2021-03-24', '2022-05-10', '2026-03-25', '2027-03-24'])(
    'gives off %s, the day before it being given off already',
    (date) => {
      expect(workingYear(Number(date.slice(0, 4))).daysOff).toContain(date);
      expect(isWorkingDay(date)).toBe(false);
    },
  );

  it.each([
    ['2020-05-11', true, 'stood in for 9 May, then was worked for the 8th'],
    ['2020-05-08', false, 'swapped for the 11th'],
    ['2013-12-28', true, 'worked for a day of the next year'],
    ['2014-01-03', false, 'swapped for a day of the year before'],
    ['2022-07-11', true, 'Kurban-ait on a Saturday is not transferred'],
    ['2023-01-09', true, '7 January on a Saturday is not transferred'],
    ['2025-09-01', false, 'the last 30 August'],
    ['2026-08-31', true, '30 August is no holiday any more'],
    ['2026-03-16', true, '15 March is none yet'],
    ['2027-03-15', false, '15 March'],
    ['2022-12-01', true, 'not the First President’s day any more'],
  ])('%s: %s (%s)', (date, works) => expect(isWorkingDay(date)).toBe(works));

  it('says how sure it is', () => {
    for (const [year] of NOTED_YEARS)
      expect(workingYear(year).certainty).toBe(year <= 2025 ? 'CONFIRMED' : 'COMPUTED');
  });

  it.each([2010, 2028, 0, 2020.5, Number.NaN])('refuses the year %d', (year) => {
    expect(() => workingYear(year)).toThrow(CalendarUnknown);
    expect(() => workingYear(year)).toThrow(`calendar of ${year}`);
  });

  it('does not count into a year it does not know', () => {
    expect(() => isWorkingDay('2010-12-31')).toThrow(CalendarUnknown);
    expect(() => isWorkingDay('2028-01-01')).toThrow(CalendarUnknown);
    expect(addWorkingDays('2027-12-30', 1)).toBe('2027-12-31');
    expect(() => addWorkingDays('2027-12-30', 2)).toThrow(CalendarUnknown);
    expect(() => workingDaysBetween('2010-01-01', '2011-01-10')).toThrow(CalendarUnknown);
  });
});

describe('counting working days', () => {
  it.each([
    ['2025-06-02', 0, '2025-06-02'],
    ['2025-06-01', 0, '2025-06-01'],
    ['2025-06-02', 1, '2025-06-03'],
    ['2025-06-05', 1, '2025-06-09'],
    ['2026-03-20', 1, '2026-03-26'],
    ['2024-05-03', 2, '2024-05-06'],
    ['2020-05-06', 1, '2020-05-11'],
    ['2012-04-06', 10, '2012-04-20'],
    ['2024-12-31', 1, '2025-01-05'],
  ])('%s and %i days are %s', (date, days, expected) => expect(addWorkingDays(date, days)).toBe(expected));

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('does not count %d days', (days) => {
    expect(() => addWorkingDays('2025-06-02', days)).toThrow(RangeError);
  });

  it.each(['2025-02-29', '2025-13-01', '2.6.2025', '2025-6-2', ''])('takes %j for no date', (date) => {
    expect(() => isWorkingDay(date)).toThrow(RangeError);
    expect(() => addWorkingDays(date, 0)).toThrow(RangeError);
    expect(() => workingDaysBetween(date, date)).toThrow(RangeError);
  });

  it('agrees with counting back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 200 }), (date, days) => {
        const end = addWorkingDays(date, days);
        expect(workingDaysBetween(date, end)).toBe(days);
        expect(workingDaysBetween(end, date)).toBe(0 - days);
        expect(days === 0 || isWorkingDay(end)).toBe(true);
      }),
    );
  });

  it('counts one part after the other as it counts both', () => {
    const some = fc.integer({ min: 0, max: 90 });
    fc.assert(
      fc.property(day, some, some, (date, first, second) => {
        expect(addWorkingDays(addWorkingDays(date, first), second)).toBe(
          addWorkingDays(date, first + second),
        );
      }),
    );
  });

  it('finds every working day of a year once', () => {
    expect(workingDaysBetween('2023-12-31', '2024-12-31')).toBe(
      [...Array(366).keys()].filter((index) =>
        isWorkingDay(new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10)),
      ).length,
    );
  });
});
