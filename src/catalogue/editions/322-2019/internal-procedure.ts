import type { InternalActionDeclaration } from '../../edition.ts';

/** Paragraph 5; paragraph 8 repeats it. Who sends the result (action 7) is not said. */
export const INTERNAL_PROCEDURE = [
  { number: 1, participant: 'CLERK', timeLimit: 'MINUTES_15', hasResult: false, clause: '5-1' },
  { number: 2, participant: 'UNIT_HEAD', timeLimit: 'HOURS_2', hasResult: false, clause: '5-2' },
  { number: 3, participant: 'EXECUTOR', timeLimit: 'HOURS_1', hasResult: false, clause: '5-3' },
  { number: 4, participant: 'EXECUTOR', timeLimit: 'WORKING_DAYS_7', hasResult: false, clause: '5-4' },
  { number: 5, participant: 'UNIT_HEAD', timeLimit: 'HOURS_4_TO_AGREE', hasResult: false, clause: '5-5' },
  { number: 6, participant: 'HEAD', timeLimit: 'HOURS_4_TO_SIGN', hasResult: false, clause: '5-6' },
  { number: 7, participant: 'PROVIDER', timeLimit: null, hasResult: false, clause: '5-7' },
] as const satisfies readonly InternalActionDeclaration[];
