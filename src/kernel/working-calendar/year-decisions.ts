/** Two days of the five-day week that the Government swapped (Labour Code, Art. 85). */
export interface SwappedDays {
  readonly off: string;
  readonly worked: string;
}

/**
 * CONFIRMED: the swaps are those of the Government's acts, Kurban-ait is the day that was kept.
 * COMPUTED: what the law says and nothing more; a swap may be unknown, Kurban-ait may move by a day.
 */
export type CalendarCertainty = 'CONFIRMED' | 'COMPUTED';

export interface YearDecisions {
  readonly certainty: CalendarCertainty;
  /** First day of Kurban-ait: a day off by the Labour Code (Art. 84), never transferred. */
  readonly kurbanAit: string;
  readonly swaps: readonly SwappedDays[];
  /** Days off besides, where an act of the Government gives any. */
  readonly daysOff?: readonly string[];
}

/**
 * What no rule gives: decided year by year, as far as it was known when the program was made; what an administrator adds
 * goes before it (`calendarOf`). To add a year, or to confirm one, change this file and nothing else.
 * Source: kazakhstan.py of the Python package `holidays` 0.105 (MIT), which names the act of each year; the swaps
 * of 2018 and 2022 to 2025 were in the news as well. The numbers are those of the acts at adilet.zan.kz.
 * Kurban-ait: the same package, confirmed there from 2006 to 2025; in 2024 it was kept on 16 June, not 17.
 */
export const YEAR_DECISIONS: ReadonlyMap<number, YearDecisions> = new Map<number, YearDecisions>([
  // P1100000167, P1100000948
  [2011, confirmed('2011-11-06', ['2011-03-07', '2011-03-05'], ['2011-08-29', '2011-08-27'])],
  // P1200000268, P1200000458, P1200001538
  [
    2012,
    confirmed(
      '2012-10-26',
      ['2012-03-09', '2012-03-11'],
      ['2012-04-30', '2012-04-28'],
      ['2012-12-31', '2012-12-29'],
    ),
  ],
  // P1300000345, P1300001068
  [2013, confirmed('2013-10-15', ['2013-05-10', '2013-05-04'], ['2013-10-14', '2013-10-12'])],
  // P1300001322, P1400000365
  [
    2014,
    confirmed(
      '2014-10-04',
      ['2014-01-03', '2013-12-28'],
      ['2014-05-02', '2014-05-04'],
      ['2014-05-08', '2014-05-11'],
    ),
  ],
  [2015, confirmed('2015-09-24')],
  // P1600000067
  [2016, confirmed('2016-09-12', ['2016-03-07', '2016-03-05'])],
  // P1700000005
  [2017, confirmed('2017-09-01', ['2017-03-20', '2017-03-18'], ['2017-07-07', '2017-07-01'])],
  // P1700000864
  [
    2018,
    confirmed(
      '2018-08-21',
      ['2018-03-09', '2018-03-03'],
      ['2018-04-30', '2018-04-28'],
      ['2018-05-08', '2018-05-05'],
      ['2018-08-31', '2018-08-25'],
      ['2018-12-31', '2018-12-29'],
    ),
  ],
  // P1800000888
  [2019, confirmed('2019-08-11', ['2019-05-10', '2019-05-04'])],
  // P1900000820. 11 May was the day off for 9 May, a Saturday: it was worked for 8 May.
  [
    2020,
    confirmed(
      '2020-07-31',
      ['2020-01-03', '2020-01-05'],
      ['2020-05-08', '2020-05-11'],
      ['2020-12-18', '2020-12-20'],
    ),
  ],
  // P2000000930
  [2021, confirmed('2021-07-20', ['2021-07-05', '2021-07-03'])],
  // P2200000796
  [
    2022,
    confirmed(
      '2022-07-09',
      ['2022-03-07', '2022-03-05'],
      ['2022-08-29', '2022-08-27'],
      ['2022-10-24', '2022-10-22'],
    ),
  ],
  // P2300000326
  [2023, confirmed('2023-06-28', ['2023-07-07', '2023-07-01'])],
  // G24G0000109
  [2024, confirmed('2024-06-16', ['2024-05-08', '2024-05-04'])],
  // G24G0000436
  [2025, confirmed('2025-06-06', ['2025-01-03', '2025-01-05'])],
  // No act on swaps was found.
  [2026, computed('2026-05-27')],
  // Too early for acts on swaps.
  [2027, computed('2027-05-16')],
]);

function confirmed(
  kurbanAit: string,
  ...swaps: readonly (readonly [off: string, worked: string])[]
): YearDecisions {
  return { certainty: 'CONFIRMED', kurbanAit, swaps: swaps.map(([off, worked]) => ({ off, worked })) };
}

function computed(kurbanAit: string): YearDecisions {
  return { certainty: 'COMPUTED', kurbanAit, swaps: [] };
}
