/**
 * The monthly calculation index (АЕК/МРП) in tenge, by the year whose budget law set it on 1 January.
 * `CONFIRMED`: read in a published source; `UNCONFIRMED`: general knowledge, to be checked against the budget law.
 * The higher values of 1 April 2020 (2,778) and 1 April 2022 (3,180) held for social payments and fines, not for fees.
 */
export const MCI_VALUES = [
  { year: 2010, tenge: 1413, certainty: 'CONFIRMED' },
  { year: 2011, tenge: 1512, certainty: 'CONFIRMED' },
  { year: 2012, tenge: 1618, certainty: 'UNCONFIRMED' },
  { year: 2013, tenge: 1731, certainty: 'UNCONFIRMED' },
  { year: 2014, tenge: 1852, certainty: 'UNCONFIRMED' },
  { year: 2015, tenge: 1982, certainty: 'CONFIRMED' },
  { year: 2016, tenge: 2121, certainty: 'CONFIRMED' },
  { year: 2017, tenge: 2269, certainty: 'UNCONFIRMED' },
  { year: 2018, tenge: 2405, certainty: 'CONFIRMED' },
  { year: 2019, tenge: 2525, certainty: 'CONFIRMED' },
  { year: 2020, tenge: 2651, certainty: 'UNCONFIRMED' },
  { year: 2021, tenge: 2917, certainty: 'UNCONFIRMED' },
  { year: 2022, tenge: 3063, certainty: 'CONFIRMED' },
  { year: 2023, tenge: 3450, certainty: 'CONFIRMED' },
  { year: 2024, tenge: 3692, certainty: 'CONFIRMED' },
  { year: 2025, tenge: 3932, certainty: 'CONFIRMED' },
  { year: 2026, tenge: 4325, certainty: 'CONFIRMED' },
] as const;
