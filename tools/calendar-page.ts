import { BUILT_IN_CALENDAR, type WorkingYear } from '../src/kernel/index.ts';
import { agrees } from '../test/kernel/noted-years.ts';

export const CALENDAR_FILE = 'docs/calendar.md';
const [FIRST, LAST] = [2011, 2027];

function short(date: string, year: number): string {
  const [ofYear, month, day] = date.split('-');
  return Number(ofYear) === year ? `${day}.${month}` : `${day}.${month}.${ofYear}`;
}

function row(year: WorkingYear): string {
  const days = (kind: string): string =>
    year.whyOff
      .filter((off) => off.kind === kind)
      .map(({ date }) => short(date, year.year))
      .join(', ');
  const swaps = year.swaps
    .filter(({ off }) => off.startsWith(`${year.year}-`))
    .map(({ off, worked }) => `${short(off, year.year)} ← ${short(worked, year.year)}`)
    .join(', ');
  const working = countWorking(year);
  const agreed = agrees(year) ? 'yes' : 'NO';
  return `| ${[year.year, days('SUBSTITUTE'), swaps, short(year.kurbanAit, year.year), working, year.certainty, agreed].join(' | ')} |`;
}

function countWorking({ year, daysOff, workedDays }: WorkingYear): number {
  let count = 0;
  for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += 86_400_000) {
    const day = new Date(time);
    const date = day.toISOString().slice(0, 10);
    const weekday = day.getUTCDay() % 6 !== 0;
    if (workedDays.has(date) || (weekday && !daysOff.has(date))) count += 1;
  }
  return count;
}

export function calendarPage(): string {
  const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => BUILT_IN_CALENDAR.year(FIRST + index));
  return `# The working calendar

Written by \`npm run calendar\` from \`src/kernel/working-calendar\`; \`test/kernel/working-calendar.test.ts\` holds each year
against the table of our notes, and \`test/architecture/calendar-page.test.ts\` this page against the program. How it is
made: [decision 20](decisions/0020-deadlines-by-a-calendar-of-our-own.md). How a year is entered without a release:
[decision 31](decisions/0031-a-calendar-year-is-decided-without-a-release.md).

Days are written day.month. A swap is the day given off and the day worked for it.

| year | days off in place of holidays | swapped by the Government | Kurban-ait | working days | state | agrees with the notes |
| --- | --- | --- | --- | --- | --- | --- |
${years.map(row).join('\n')}
`;
}
