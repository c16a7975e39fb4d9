import { readFileSync } from 'node:fs';
import { CALENDAR_FILE, calendarPage } from '../../tools/calendar-page.ts';

it('docs/calendar.md is as the program counts; npm run calendar writes it', () => {
  expect(readFileSync(CALENDAR_FILE, 'utf8')).toBe(calendarPage());
});

it('every year of it agrees with the notes', () => {
  const rows = calendarPage()
    .split('\n')
    .filter((line) => /^\| 20\d\d /.test(line));
  expect(rows).toHaveLength(17);
  for (const row of rows) expect(row).toMatch(/ \| yes \|$/);
});
