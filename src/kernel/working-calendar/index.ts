export * from './calendar-unknown.ts';
export * from './due-date.ts';
export { localDate } from './local-time.ts';
export * from './office-hours.ts';
export * from './working-days.ts';
export * from './working-time.ts';
export * from './working-year.ts';
export * from './zone-of.ts';
