/** Half of a step's time has run; it is due; as much again as the half has run since. */
export const RUNGS = ['HALF', 'DUE', 'OVERDUE'] as const;
export type Rung = (typeof RUNGS)[number];
