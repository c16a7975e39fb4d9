import type { StepAction, StepActionKind, StepDeclaration } from '../catalogue/index.ts';
import type { RequestStatus } from './request-status.ts';

/** Answer of a condition. */
export type Answer = 'PASS' | 'FAIL';
/** What a step is left with: its answer where it has one, or the way back for rework. */
export type StepAnswer = Answer | 'RETURN';

/** What is known when a request goes on; steps that these facts settle are passed without waiting. */
export interface Facts {
  readonly authenticated?: true;
  /** Staff entered the applicant and the form for them. */
  readonly entered?: true;
  readonly formComplete?: true;
  readonly payment?: 'PAID' | 'MISSING';
  readonly certificate?: 'CONFIRMED' | 'REFUSED';
  /** What the registries said of the applicant and the representative, asked at this step. */
  readonly registries?: { readonly step: string; readonly answer: Answer };
  /** Key of the step whose message has arrived. */
  readonly delivered?: string;
  /** What was decided and not yet taken back. */
  readonly decision?: 'GRANTED' | 'REFUSED';
  /** What a member of staff did at the step the request waited at. */
  readonly staff?: { readonly step: string; readonly answer: StepAnswer | null };
}

/** How a step ends when the facts settle it: done, failed, or answered; null while it waits. */
export type Settlement = { readonly state: 'DONE' | 'FAILED'; readonly answer: StepAnswer | null } | null;

interface StepRule {
  /** Who is waited for; `REGISTRIES` and `GATEWAY` answer by themselves. */
  readonly waitsFor: 'NOBODY' | 'APPLICANT' | 'STAFF' | 'REGISTRIES' | 'GATEWAY';
  /** The public status while the request waits here; null keeps the one it has. */
  readonly whileActive: RequestStatus | null;
  /** The public status that passing the step brings, where it brings one of its own. */
  readonly whenDone?: RequestStatus;
  /** What the log calls it when a request comes to wait here; the status, where it has no name of its own. */
  readonly entry?: (action: StepAction) => string;
  readonly settle: (facts: Facts, step: StepDeclaration) => Settlement;
}

const DONE: Settlement = { state: 'DONE', answer: null };
const PASS: Settlement = { state: 'DONE', answer: 'PASS' };
const FAIL: Settlement = { state: 'DONE', answer: 'FAIL' };

const byStaff = (facts: Facts, { key }: StepDeclaration): Settlement =>
  facts.staff?.step === key ? { state: 'DONE', answer: facts.staff.answer } : null;

/** A step of the applicant or, where the act gives it to a role, of staff on the applicant's behalf. */
const whenSigned = (facts: Facts): Settlement => (facts.certificate === undefined ? null : DONE);

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
  ENTER_APPLICANT: {
    waitsFor: 'STAFF',
    whileActive: 'DRAFT',
    settle: (facts) => (facts.entered ? DONE : null),
  },
  QUERY_REGISTRIES: {
    waitsFor: 'REGISTRIES',
    whileActive: null,
    settle: (facts, step) => (facts.registries?.step === step.key ? DONE : null),
  },
  CHECK_REGISTRY_DATA: {
    waitsFor: 'NOBODY',
    whileActive: null,
    settle: (facts) =>
      facts.registries === undefined ? null : { state: 'DONE', answer: facts.registries.answer },
  },
  ATTACH_DOCUMENTS: { waitsFor: 'STAFF', whileActive: 'DRAFT', settle: byStaff },
  ATTACH_AND_CERTIFY: { waitsFor: 'STAFF', whileActive: 'AWAITING_SIGNATURE', settle: whenSigned },
  TAKE_IN: { waitsFor: 'STAFF', whileActive: 'DRAFT', settle: byStaff },
  PAY: {
    waitsFor: 'APPLICANT',
    whileActive: 'AWAITING_PAYMENT',
    settle: ({ payment }) =>
      payment === undefined ? null : { state: payment === 'PAID' ? 'DONE' : 'FAILED', answer: null },
  },
  CHECK_PAYMENT: {
    waitsFor: 'NOBODY',
    whileActive: 'AWAITING_PAYMENT',
    settle: ({ payment }) => (payment === undefined ? null : payment === 'PAID' ? PASS : FAIL),
  },
  CHOOSE_CERTIFICATE: { waitsFor: 'APPLICANT', whileActive: 'AWAITING_SIGNATURE', settle: whenSigned },
  QUERY_CERTIFICATE: { waitsFor: 'APPLICANT', whileActive: 'AWAITING_SIGNATURE', settle: whenSigned },
  CHECK_CERTIFICATE: {
    waitsFor: 'APPLICANT',
    whileActive: 'AWAITING_SIGNATURE',
    settle: ({ certificate }) =>
      certificate === undefined ? null : certificate === 'CONFIRMED' ? PASS : FAIL,
  },
  SIGN: { waitsFor: 'APPLICANT', whileActive: 'AWAITING_SIGNATURE', settle: whenSigned },
  DELIVER: {
    waitsFor: 'GATEWAY',
    whileActive: 'SENT',
    settle: (facts, step) => (facts.delivered === step.key ? DONE : null),
  },
  DISPATCH_PAPERS: { waitsFor: 'STAFF', whileActive: 'SENT', settle: byStaff },
  REGISTER: { waitsFor: 'STAFF', whileActive: 'SENT', whenDone: 'REGISTERED', settle: byStaff },
  HAND_ON: { waitsFor: 'STAFF', whileActive: 'REGISTERED', settle: byStaff },
  TAKE_UP: { waitsFor: 'STAFF', whileActive: 'REGISTERED', whenDone: 'IN_PROGRESS', settle: byStaff },
  CHECK_COMPLETENESS: { waitsFor: 'STAFF', whileActive: 'IN_PROGRESS', settle: byStaff },
  EXAMINE: { waitsFor: 'STAFF', whileActive: 'IN_PROGRESS', settle: byStaff },
  DRAFT_DECISION: { waitsFor: 'STAFF', whileActive: 'IN_PROGRESS', settle: byStaff },
  AGREE: { waitsFor: 'STAFF', whileActive: 'IN_PROGRESS', entry: () => 'DECISION_DRAFTED', settle: byStaff },
  CHECK_DECISION: {
    waitsFor: 'NOBODY',
    whileActive: 'IN_PROGRESS',
    settle: ({ decision }) => (decision === undefined ? null : decision === 'GRANTED' ? PASS : FAIL),
  },
  ISSUE_RESULT: {
    waitsFor: 'STAFF',
    whileActive: 'IN_PROGRESS',
    entry: (action) =>
      'refusalDocument' in action && action.refusalDocument !== undefined
        ? 'DECISION_TO_SIGN'
        : 'RESULT_PREPARED',
    whenDone: 'RESULT_READY',
    settle: byStaff,
  },
  RELEASE_RESULT: { waitsFor: 'NOBODY', whileActive: 'RESULT_READY', settle: () => DONE },
  DISPATCH_RESULT: { waitsFor: 'STAFF', whileActive: 'RESULT_READY', settle: byStaff },
  RECEIVE_RESULT: { waitsFor: 'STAFF', whileActive: 'RESULT_READY', settle: byStaff },
  HAND_OVER: { waitsFor: 'STAFF', whileActive: 'RESULT_READY', settle: byStaff },
  REFUSE: { waitsFor: 'NOBODY', whileActive: 'REFUSED', settle: () => DONE },
} as const satisfies Record<StepActionKind, StepRule>;

export function stepRule(action: StepActionKind): StepRule {
  return STEP_RULES[action];
}

/** Where a draft that is returned for rework goes; null where the step returns nothing. */
export function returnsTo(action: StepAction): string | null {
  return (action.do === 'AGREE' || action.do === 'ISSUE_RESULT') && action.returnsTo !== undefined
    ? action.returnsTo
    : null;
}
