export const REQUEST_STATUSES = [
  'DRAFT',
  'AWAITING_PAYMENT',
  'AWAITING_SIGNATURE',
  'SENT',
  'REGISTERED',
  'IN_PROGRESS',
  'RESULT_READY',
  'COMPLETED',
  'REFUSED',
  'EXPIRED',
  'WITHDRAWN',
] as const;

/** The citizen's word for where a request stands; it follows from the step, see step-rules.ts. */
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export const STEP_STATES = ['PENDING', 'ACTIVE', 'DONE', 'FAILED', 'SKIPPED'] as const;
export type StepState = (typeof STEP_STATES)[number];
