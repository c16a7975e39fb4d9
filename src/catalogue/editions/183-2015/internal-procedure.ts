import type { InternalActionDeclaration } from '../../edition.ts';

/** Paragraph 5; paragraph 8 repeats it. Paragraph 6 says what comes of each action and begins the next. */
export const INTERNAL_PROCEDURE = [
  { number: 1, participant: 'CLERK', timeLimit: 'MINUTES_15', hasResult: true, clause: '5-1' },
  { number: 2, participant: 'HEAD', timeLimit: 'MINUTES_15_FROM_RECEIPT', hasResult: true, clause: '5-2' },
  {
    number: 3,
    participant: 'UNIT_HEAD',
    timeLimit: 'MINUTES_15_FROM_RECEIPT',
    hasResult: true,
    clause: '5-3',
  },
  { number: 4, participant: 'SPECIALIST', timeLimit: 'WORKING_DAYS_8', hasResult: true, clause: '5-4' },
  { number: 5, participant: 'HEAD', timeLimit: 'MINUTES_30', hasResult: true, clause: '5-5' },
  { number: 6, participant: 'CLERK', timeLimit: 'MINUTES_15', hasResult: true, clause: '5-6' },
] as const satisfies readonly InternalActionDeclaration[];
