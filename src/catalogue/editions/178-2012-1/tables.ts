import type { ActionTableDeclaration } from '../../edition.ts';

/** Annex 2, as printed: unpaid, action 4 of table 1 leads to itself (see the interpretations). */
export const TABLES = [
  {
    number: 1,
    channel: 'PORTAL',
    actions: [
      {
        number: 1,
        timeLimit: 'SECONDS_10_TO_15',
        next: [
          { to: 2, when: 'DATA_FAULTY' },
          { to: 3, when: 'AUTHORISED' },
        ],
      },
      { number: 2, timeLimit: 'SECONDS_20', next: [] },
      { number: 3, timeLimit: 'MINUTES_1_5', next: [{ to: 4 }] },
      {
        number: 4,
        timeLimit: 'MINUTES_1_5',
        next: [
          { to: 4, when: 'UNPAID' },
          { to: 6, when: 'PAID' },
        ],
      },
      { number: 5, timeLimit: 'SECONDS_20', next: [] },
    ],
  },
  {
    number: 2,
    channel: 'PROVIDER',
    actions: [
      { number: 1, timeLimit: 'SECONDS_10_TO_15', next: [] },
      { number: 2, timeLimit: 'SECONDS_10', next: [] },
      {
        number: 3,
        timeLimit: 'MINUTES_1_5',
        next: [
          { to: 4, when: 'FAULTS' },
          { to: 5, when: 'NO_FAULTS' },
        ],
      },
      { number: 4, timeLimit: 'SECONDS_10_TO_15', next: [] },
      { number: 5, timeLimit: 'SECONDS_10_TO_15', next: [{ to: 6 }] },
    ],
  },
  {
    number: 3,
    channel: 'PSC',
    actions: [
      { number: 1, timeLimit: 'SECONDS_30_TO_60', next: [{ to: 2 }] },
      { number: 2, timeLimit: 'SECONDS_30', next: [{ to: 3 }] },
      {
        number: 3,
        timeLimit: 'MINUTES_1_5',
        next: [
          { to: 4, when: 'FAULTS' },
          { to: 5, when: 'NO_FAULTS' },
        ],
      },
      { number: 4, timeLimit: 'MINUTES_1_5', next: [] },
      { number: 5, timeLimit: 'SECONDS_30_TO_60', next: [] },
    ],
  },
] as const satisfies readonly ActionTableDeclaration[];
