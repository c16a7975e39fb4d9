import type { StepActionKind } from '../catalogue/index.ts';
import type { RequestStatus } from './request-status.ts';

/** Answer of a condition. */
export type Answer = 'PASS' | 'FAIL';

/** What is known when a request goes on; steps that these facts settle are passed without waiting. */
export interface Facts {
  readonly authenticated?: true;
  readonly formComplete?: true;
  readonly payment?: 'PAID' | 'MISSING';
  readonly certificate?: 'CONFIRMED' | 'REFUSED';
  /** What a member of staff did at the step the request waited at. */
  readonly staff?: { readonly step: string; readonly answer: Answer | null };
}

/** How a step ends when the facts settle it: done, failed, or answered; null while it waits. */
export type Settlement = { readonly state: 'DONE' | 'FAILED'; readonly answer: Answer | null } | null;

interface StepRule {
  /** Who is waited for. */
  readonly waitsFor: 'NOBODY' | 'APPLICANT' | 'STAFF';
  /** The public status while the request waits here. */
  readonly whileActive: RequestStatus;
  /** The public status that passing the step brings, where it brings one of its own. */
  readonly whenDone?: RequestStatus;
  /** What the log calls it when a request comes to wait here; the status, where it has no name of its own. */
  readonly entry?: string;
  /** Passing it sends the request: it gets its number. */
  readonly sends?: true;
  readonly settle: (facts: Facts, step: string) => Settlement;
}

const DONE: Settlement = { state: 'DONE', answer: null };
const PASS: Settlement = { state: 'DONE', answer: 'PASS' };
const FAIL: Settlement = { state: 'DONE', answer: 'FAIL' };
const never = (): Settlement => null;

/** The one table from kinds of steps to who acts, how the step is settled, and what the public is told. */
export const STEP_RULES = {
  ENROL: { waitsFor: 'NOBODY', whileActive: 'DRAFT', settle: (facts) => (facts.authenticated ? DONE : null) },
  AUTHENTICATE: {
    waitsFor: 'APPLICANT',
    whileActive: 'DRAFT',
    settle: (facts) => (facts.authenticated ? DONE : null),
  },
  CHECK_AUTHENTICATION: {
    waitsFor: 'NOBODY',
    whileActive: 'DRAFT',
    settle: (facts) => (facts.authenticated ? PASS : null),
  },
  FILL_FORM: {
    waitsFor: 'APPLICANT',
    whileActive: 'DRAFT',
    settle: (facts) => (facts.formComplete ? DONE : null),
  },
  PAY: { waitsFor: 'APPLICANT', whileActive: 'AWAITING_PAYMENT', settle: (facts) => settlePayment(facts) },
  CHECK_PAYMENT: {
    waitsFor: 'NOBODY',
    whileActive: 'AWAITING_PAYMENT',
    settle: (facts) => checkPayment(facts),
  },
  CHOOSE_CERTIFICATE: {
    waitsFor: 'APPLICANT',
    whileActive: 'AWAITING_SIGNATURE',
    settle: (facts) => (facts.certificate === undefined ? null : DONE),
  },
  CHECK_CERTIFICATE: {
    waitsFor: 'NOBODY',
    whileActive: 'AWAITING_SIGNATURE',
    settle: (facts) => checkCertificate(facts),
  },
  SIGN: {
    waitsFor: 'APPLICANT',
    whileActive: 'AWAITING_SIGNATURE',
    whenDone: 'SENT',
    sends: true,
    settle: (facts) => (facts.certificate === 'CONFIRMED' ? DONE : null),
  },
  REGISTER: { waitsFor: 'STAFF', whileActive: 'SENT', whenDone: 'REGISTERED', settle: settleByStaff },
  EXAMINE: { waitsFor: 'STAFF', whileActive: 'IN_PROGRESS', settle: settleByStaff },
  ISSUE_RESULT: {
    waitsFor: 'STAFF',
    whileActive: 'IN_PROGRESS',
    entry: 'RESULT_PREPARED',
    whenDone: 'RESULT_READY',
    settle: settleByStaff,
  },
  REFUSE: { waitsFor: 'NOBODY', whileActive: 'REFUSED', settle: () => DONE },
  ENTER_APPLICANT: { waitsFor: 'STAFF', whileActive: 'DRAFT', settle: never },
  QUERY_REGISTRIES: { waitsFor: 'NOBODY', whileActive: 'DRAFT', settle: never },
  CHECK_REGISTRY_DATA: { waitsFor: 'NOBODY', whileActive: 'DRAFT', settle: never },
  ATTACH_AND_CERTIFY: { waitsFor: 'STAFF', whileActive: 'DRAFT', settle: never },
} as const satisfies Record<StepActionKind, StepRule>;

export function stepRule(action: StepActionKind): StepRule {
  return STEP_RULES[action];
}

function settlePayment(facts: Facts): Settlement {
  if (facts.payment === undefined) return null;
  return { state: facts.payment === 'PAID' ? 'DONE' : 'FAILED', answer: null };
}

function checkPayment(facts: Facts): Settlement {
  if (facts.payment === undefined) return null;
  return facts.payment === 'PAID' ? PASS : FAIL;
}

function checkCertificate(facts: Facts): Settlement {
  if (facts.certificate === undefined) return null;
  return facts.certificate === 'CONFIRMED' ? PASS : FAIL;
}

function settleByStaff(facts: Facts, step: string): Settlement {
  return facts.staff?.step === step ? { state: 'DONE', answer: facts.staff.answer } : null;
}
