/**
 * PASSED: nothing speaks against granting; ATTENTION: a person should look; FAILED: it speaks against granting, which may be
 * granted for a reason only; NOT_MADE: there was nobody to ask, or nothing to ask about yet.
 */
export const CHECK_OUTCOMES = ['PASSED', 'ATTENTION', 'FAILED', 'NOT_MADE'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];
