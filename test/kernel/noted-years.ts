import type { WorkingYear } from '../../src/kernel/index.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days off in place of holidays, the Government's swaps (off←worked) and Kurban-ait, as the notes have them. */
export const NOTED_YEARS: readonly (readonly [
  year: number,
  substitutes: string,
  swaps: string,
  kurbanAit: string,
])[] = [
  [2011, '3,4 Jan; 2 May; 19 Dec', '7 Mar←5 Mar; 29 Aug←27 Aug', '6 Nov'],
  [2012, '3 Jan; 3,18 Dec', '9 Mar←11 Mar; 30 Apr←28 Apr; 31 Dec←29 Dec', '26 Oct'],
  [2013, '25 Mar; 8 Jul; 2 Dec', '10 May←4 May; 14 Oct←12 Oct', '15 Oct'],
  [2014, '10,24,25 Mar; 7 Jul; 1 Sep', '3 Jan←28 Dec 2013; 2 May←4 May; 8 May←11 May', '4 Oct'],
  [2015, '9,24,25 Mar; 11 May; 31 Aug', '', '24 Sep'],
  [2016, '4 Jan; 2,10 May; 19 Dec', '7 Mar←5 Mar', '12 Sep'],
  [2017, '3 Jan; 8 May; 18,19 Dec', '20 Mar←18 Mar; 7 Jul←1 Jul', '1 Sep'],
  [2018, '3,18 Dec', '9 Mar←3 Mar; 30 Apr←28 Apr; 8 May←5 May; 31 Aug←25 Aug; 31 Dec←29 Dec', '21 Aug'],
  [2019, '25 Mar; 8 Jul; 2 Dec', '10 May←4 May', '11 Aug'],
  [2020, '9,24,25 Mar; 31 Aug', '3 Jan←5 Jan; 8 May←11 May; 18 Dec←20 Dec', '31 Jul'],
  [2021, '4 Jan; 24 Mar; 3,10 May', '5 Jul←3 Jul', '20 Jul'],
  [2022, '3,4 Jan; 2,10 May', '7 Mar←5 Mar; 29 Aug←27 Aug; 24 Oct←22 Oct', '9 Jul'],
  [2023, '3 Jan; 8 May; 18 Dec', '7 Jul←1 Jul', '28 Jun'],
  [2024, '25 Mar; 8 Jul', '8 May←4 May', '16 Jun'],
  [2025, '10,24,25 Mar; 7 Jul; 1 Sep; 27 Oct', '3 Jan←5 Jan', '6 Jun'],
  [2026, '9,24,25 Mar; 11 May; 26 Oct', '', '27 May'],
  [2027, '4 Jan; 24 Mar; 3,10 May', '', '16 May'],
];

export function holidaysByLaw(year: number): readonly string[] {
  return dates(
    [
      '1,2,7 Jan; 8,21,22,23 Mar; 1,9 May; 6 Jul; 16 Dec',
      year >= 2013 ? '7 May' : '',
      year <= 2025 ? '30 Aug' : '',
      year >= 2022 ? '25 Oct' : '',
      year >= 2012 && year <= 2021 ? '1 Dec' : '',
      year <= 2021 ? '17 Dec' : '',
      year >= 2027 ? '15 Mar' : '',
    ].join(';'),
    year,
  );
}

/** `10,24 Mar; 28 Dec 2013` as ISO dates. */
export function dates(text: string, year: number): readonly string[] {
  return parts(text).flatMap((part) => {
    const [days = '', month = '', otherYear = year] = part.split(' ');
    const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
    return days.split(',').map((day) => `${otherYear}-${number}-${day.padStart(2, '0')}`);
  });
}

export function swapsOf(text: string, year: number) {
  return parts(text).map((part) => {
    const [off = '', worked = ''] = dates(part.replace('←', ';'), year);
    return { off, worked };
  });
}

function parts(text: string): readonly string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether the calendar has exactly the days off, the swaps and the worked days of the notes. */
export function agrees(calendar: WorkingYear): boolean {
  const noted = NOTED_YEARS.find(([year]) => year === calendar.year);
  if (noted === undefined) return false;
  const [year, substitutes, swaps, kurbanAit] = noted;
  const off = [
    ...holidaysByLaw(year),
    ...dates(substitutes, year),
    ...swapsOf(swaps, year).map((swap) => swap.off),
    ...dates(kurbanAit, year),
  ];
  const worked = NOTED_YEARS.flatMap(([of, , text]) => swapsOf(text, of).map((swap) => swap.worked)).filter(
    (date) => date.startsWith(`${year}-`),
  );
  return isSame(calendar.daysOff, off) && isSame(calendar.workedDays, worked);
}

function isSame(days: ReadonlySet<string>, noted: readonly string[]): boolean {
  return days.size === new Set(noted).size && noted.every((date) => days.has(date));
}
