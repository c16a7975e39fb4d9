import type { ActionTableDeclaration } from '../../edition.ts';

/** Annex 1, as amended in 2013. */
export const TABLES = [
  {
    number: 1,
    channel: 'PORTAL',
    actions: [
      {
        number: 1,
        timeLimit: 'SECONDS_30_TO_60',
        next: [
          { to: 2, when: 'DATA_FAULTY' },
          { to: 3, when: 'AUTHORISED' },
        ],
      },
      { number: 2, timeLimit: 'SECONDS_30', next: [] },
      {
        number: 3,
        timeLimit: 'MINUTES_1_5',
        next: [
          { to: 4, when: 'DATA_FAULTY' },
          { to: 5, when: 'NO_FAULTS' },
        ],
      },
      { number: 4, timeLimit: 'MINUTES_1_5', next: [] },
      { number: 5, timeLimit: 'SECONDS_30_TO_60', next: [] },
      {
        number: 6,
        timeLimit: 'MINUTE_1',
        next: [
          { to: 7, when: 'DATA_FAULTY' },
          { to: 8, when: 'NO_FAULTS' },
        ],
      },
      { number: 7, timeLimit: 'SECONDS_30', next: [] },
      { number: 8, timeLimit: 'WORKING_DAYS_10', next: [] },
    ],
  },
  {
    number: 2,
    channel: 'PSC',
    actions: [
      { number: 1, timeLimit: 'SECONDS_30_TO_60', next: [{ to: 2 }] },
      { number: 2, timeLimit: 'SECONDS_30', next: [{ to: 3 }] },
      {
        number: 3,
        timeLimit: 'MINUTES_1_5',
        next: [
          { to: 4, when: 'DATA_FAULTY' },
          { to: 5, when: 'NO_FAULTS' },
        ],
      },
      { number: 4, timeLimit: 'MINUTES_1_5', next: [] },
      { number: 5, timeLimit: 'SECONDS_30_TO_60', next: [] },
      { number: 6, timeLimit: 'MINUTE_1', next: [] },
      {
        number: 7,
        timeLimit: 'MINUTE_1',
        next: [
          { to: 8, when: 'DATA_FAULTY' },
          { to: 9, when: 'NO_FAULTS' },
        ],
      },
      { number: 8, timeLimit: 'SECONDS_30_TO_60', next: [] },
      { number: 9, timeLimit: 'WORKING_DAYS_10', next: [] },
    ],
  },
  {
    number: 3,
    channel: 'PORTAL',
    actions: [
      { number: 1, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 2 }] },
      { number: 2, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 3 }] },
      { number: 3, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 4 }] },
      { number: 4, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 5 }] },
      { number: 5, timeLimit: 'UP_TO_MINUTES_5', next: [{ to: 6 }] },
      { number: 6, timeLimit: 'CALENDAR_DAYS_15', next: [{ to: 7 }] },
      { number: 7, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 8 }] },
      { number: 8, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 9 }] },
      { number: 9, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 10 }] },
      { number: 10, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 11 }] },
      { number: 11, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 12 }] },
      { number: 12, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 13 }] },
      { number: 13, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 14 }] },
      { number: 14, timeLimit: 'UP_TO_MINUTE_1', next: [{ to: 15 }] },
      { number: 15, timeLimit: 'UP_TO_MINUTE_1', next: [] },
    ],
  },
] as const satisfies readonly ActionTableDeclaration[];
