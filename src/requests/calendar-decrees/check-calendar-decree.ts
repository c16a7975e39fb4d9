import { CalendarUnknown, DomainError, isWorkingDay, type WorkingCalendar } from '../../kernel/index.ts';
import { calendarWith } from './calendar-book.ts';
import type { CalendarDecree } from './calendar-decree-store.ts';

/** The acts begin in 2011; whoever decides on a year after this one has mistyped it. */
const YEARS = { first: 2011, last: 2099 };
const MAX_ACT = 300;
const MAX_DAYS = 60;

/** What may be wrong with a day. */
export const CALENDAR_DAY_FAULTS = [
  'CALENDAR_OTHER_YEAR',
  'CALENDAR_DAY_REPEATED',
  'CALENDAR_DAY_OFF_ALREADY',
  'CALENDAR_DAY_WORKED_ALREADY',
] as const;
type DayFault = (typeof CALENDAR_DAY_FAULTS)[number];

/** Everything that is wrong with a decree. `others` are the decrees of other years, some of whose swaps may reach into this. */
export function checkCalendarDecree(
  decree: CalendarDecree,
  others: readonly CalendarDecree[],
): readonly DomainError[] {
  const { year, act } = decree;
  if (year < YEARS.first || year > YEARS.last)
    return [new DomainError('CALENDAR_YEAR_OUT_OF_RANGE', { path: ['input', 'year'], values: YEARS })];
  const given = decree.daysOff.length + decree.swaps.length;
  if (given > MAX_DAYS)
    return [new DomainError('CALENDAR_TOO_MANY_DAYS', { path: ['input'], values: { limit: MAX_DAYS } })];
  const faults: DomainError[] = [];
  if (act.trim() === '' || act.length > MAX_ACT)
    faults.push(
      new DomainError('CALENDAR_ACT_REQUIRED', { path: ['input', 'act'], values: { limit: MAX_ACT } }),
    );
  if (!isOf(year, decree.kurbanAit))
    return [...faults, new DomainError('CALENDAR_OTHER_YEAR', { path: ['input', 'kurbanAit'] })];
  return [...faults, ...checkDays(decree, calendarWith([...others, { ...decree, daysOff: [], swaps: [] }]))];
}

/** Days held against what the law alone gives: nothing is given off that is off, nor worked that is worked, nor twice. */
function checkDays({ year, daysOff, swaps }: CalendarDecree, lawful: WorkingCalendar): DomainError[] {
  const taken = new Set<string>();
  const check = (date: string, path: string[], rule: 'OFF' | 'WORKED'): DomainError[] => {
    const fault = (code: DayFault): DomainError[] => [new DomainError(code, { path: ['input', ...path] })];
    if (taken.has(date)) return fault('CALENDAR_DAY_REPEATED');
    taken.add(date);
    if (rule === 'OFF' && !isOf(year, date)) return fault('CALENDAR_OTHER_YEAR');
    const worked = isWorked(date, lawful);
    /* A day worked for one of this year may lie in December before it or in January after it. */
    if (worked === null || Math.abs(Number(date.slice(0, 4)) - year) > 1) return fault('CALENDAR_OTHER_YEAR');
    if (rule === 'OFF') return worked ? [] : fault('CALENDAR_DAY_OFF_ALREADY');
    return worked ? fault('CALENDAR_DAY_WORKED_ALREADY') : [];
  };
  return [
    ...daysOff.flatMap((date, index) => check(date, ['daysOff', String(index)], 'OFF')),
    ...swaps.flatMap(({ off, worked }, index) => [
      ...check(off, ['swaps', String(index), 'off'], 'OFF'),
      ...check(worked, ['swaps', String(index), 'worked'], 'WORKED'),
    ]),
  ];
}

/** Null where the calendar of its year is not known. */
function isWorked(date: string, calendar: WorkingCalendar): boolean | null {
  try {
    return isWorkingDay(date, calendar);
  } catch (fault) {
    if (fault instanceof CalendarUnknown) return null;
    throw fault;
  }
}

function isOf(year: number, date: string): boolean {
  return date.startsWith(`${year}-`);
}
