import { writeFileSync } from 'node:fs';
import { CALENDAR_FILE, calendarPage } from './calendar-page.ts';

const page = calendarPage();
writeFileSync(CALENDAR_FILE, page);
console.log(page);
