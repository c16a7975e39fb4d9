import type { WorkingCalendar } from './working-calendar.ts';

/** When an office works: the same hours on each of its days. */
export interface OfficeHours {
  /** Days of the week, 1 is Monday. */
  readonly weekdays: readonly number[];
  /** What lies between the breaks, in order. */
  readonly sessions: readonly [OfficeSession, ...OfficeSession[]];
}

/** Times on the wall, HH:MM. */
export interface OfficeSession {
  readonly opens: string;
  readonly closes: string;
}

/** An office to count by: its hours, its IANA zone, and the calendar; the built-in one where none is given. */
export interface Office {
  readonly hours: OfficeHours;
  readonly zone: string;
  readonly calendar?: WorkingCalendar;
}

/**
 * The usual hours, as acts of the time have them word for word; the standards of our own services could not be read.
 * Defaults to be replaced by an office's own hours, and no rule of law.
 */
export const OFFICE_HOURS = {
  PROVIDER: {
    weekdays: [1, 2, 3, 4, 5],
    sessions: [
      { opens: '09:00', closes: '13:00' },
      { opens: '14:30', closes: '18:30' },
    ],
  },
  SERVICE_CENTRE: {
    weekdays: [1, 2, 3, 4, 5, 6],
    sessions: [{ opens: '09:00', closes: '20:00' }],
  },
} as const satisfies Readonly<Record<string, OfficeHours>>;
