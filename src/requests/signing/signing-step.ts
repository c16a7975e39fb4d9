import type { StepDeclaration } from '../../catalogue/index.ts';
import type { Viewer } from '../../identity/index.ts';
import { DomainError } from '../../kernel/index.ts';
import { stepOf } from '../advance.ts';
import { stepNotAvailable } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import { roleOf } from '../staff-actions.ts';

/** Steps at which the form is signed, or about to be. */
const SIGNING: readonly StepDeclaration['action']['do'][] = [
  'CHOOSE_CERTIFICATE',
  'QUERY_CERTIFICATE',
  'CHECK_CERTIFICATE',
  'SIGN',
  'ATTACH_AND_CERTIFY',
];

/** Where a request stands when its form is signed. */
export interface SigningStep {
  /** Key of the step it waits at. */
  readonly key: string;
  /** Whether signing closes the form at the same time. */
  readonly closesForm: boolean;
}

/** The step at which the viewer signs the form; null where the request waits for something else. */
export function findSigningStep(mover: RequestMover, request: RequestRow): SigningStep | null {
  if (request.currentStep === null) return null;
  const step = stepOf(mover.processOf(request), request.currentStep);
  if (SIGNING.includes(step.action.do)) return { key: step.key, closesForm: false };
  if (step.action.do !== 'FILL_FORM') return null;
  const ahead = mover.foresee(request, { formComplete: true })?.waitsAt;
  return ahead !== undefined && ahead !== null && SIGNING.includes(ahead.action.do)
    ? { key: step.key, closesForm: true }
    : null;
}

/** The same, or why not: PAYMENT_MISSING before the payment, NOT_YOUR_STEP, STEP_NOT_AVAILABLE elsewhere. */
export function requireSigningStep(mover: RequestMover, viewer: Viewer, request: RequestRow): SigningStep {
  if (request.currentStep === null) throw stepNotAvailable();
  const step = stepOf(mover.processOf(request), request.currentStep);
  if (step.action.do === 'PAY' && mover.refusesUnpaid(request)) throw new DomainError('PAYMENT_MISSING');
  const found = findSigningStep(mover, request);
  if (found === null) throw stepNotAvailable();
  const role = roleOf(step);
  if (role !== null && role !== viewer.role) throw new DomainError('NOT_YOUR_STEP');
  return found;
}
