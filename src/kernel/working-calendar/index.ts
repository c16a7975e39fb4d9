export * from './calendar-unknown.ts';
export * from './due-date.ts';
export { instantOf, localDate } from './local-time.ts';
export * from './office-hours.ts';
export * from './working-calendar.ts';
export * from './working-days.ts';
export * from './working-time.ts';
export {
  DAY_OFF_KINDS,
  type DayOff,
  type WorkingYear,
} from './working-year.ts';
export type { YearDecisions } from './year-decisions.ts';
export * from './zone-of.ts';
