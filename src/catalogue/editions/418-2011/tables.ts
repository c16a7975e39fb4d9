import type { ActionTableDeclaration } from '../../edition.ts';

/** Annex 3, which has no row for the next action. */
export const TABLES = [
  {
    number: 1,
    channel: 'PORTAL',
    actions: [
      { number: 1, timeLimit: 'CALENDAR_DAYS_15', next: [] },
      { number: 2, timeLimit: 'MINUTES_15', next: [] },
      { number: 3, timeLimit: 'MINUTES_15', next: [] },
      { number: 4, timeLimit: 'MINUTES_15', next: [] },
    ],
  },
] as const satisfies readonly ActionTableDeclaration[];
