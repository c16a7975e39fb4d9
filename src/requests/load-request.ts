import { isApplicantOf, isAtDesk, isStaffOf, maySeeRequest, type Viewer } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { Transaction } from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import { deskRole } from './desk.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import { lockRequest } from './request-store.ts';
import { roleOf } from './staff-actions.ts';

/** The viewer's own request, locked. Another's is answered as if there were none: REQUEST_NOT_FOUND. */
export async function lockOwnRequest(
  transaction: Transaction,
  viewer: Viewer,
  id: string,
): Promise<RequestRow> {
  const request = await lockRequest(transaction, id);
  if (request === null || !isApplicantOf(viewer, request)) throw requestNotFound();
  return request;
}

/**
 * Whether the viewer fills, signs and takes back the request: the applicant on the portal; elsewhere those of the desk
 * who enter requests there, and not their colleagues who examine or carry them.
 */
export function mayActForApplicant(mover: RequestMover, viewer: Viewer, request: RequestRow): boolean {
  if (request.desk === null) return isApplicantOf(viewer, request);
  return isAtDesk(viewer, request) && viewer.role === deskRole(mover.processOf(request));
}

/** A request whose form the viewer fills, locked. Another's is answered as if there were none: REQUEST_NOT_FOUND. */
export async function lockActorsRequest(
  transaction: Transaction,
  mover: RequestMover,
  viewer: Viewer,
  id: string,
): Promise<RequestRow> {
  const request = await lockRequest(transaction, id);
  if (request === null) throw requestNotFound();
  if (mayActForApplicant(mover, viewer, request)) return request;
  throw isAtDesk(viewer, request) ? new DomainError('NOT_YOUR_STEP') : requestNotFound();
}

/** The same, while its form and its documents may still be changed: STEP_NOT_AVAILABLE once it is paid or signed. */
export async function lockFormRequest(
  transaction: Transaction,
  mover: RequestMover,
  viewer: Viewer,
  id: string,
): Promise<RequestRow> {
  const request = await lockActorsRequest(transaction, mover, viewer, id);
  if (request.currentStep === null) throw stepNotAvailable();
  const step = stepOf(mover.processOf(request), request.currentStep);
  if (!OPEN_FORM.includes(step.action.do)) throw stepNotAvailable();
  const role = roleOf(step);
  if (role !== null && role !== viewer.role) throw new DomainError('NOT_YOUR_STEP');
  return request;
}

/** Steps at which the form is not closed yet. */
const OPEN_FORM: readonly string[] = ['FILL_FORM', 'TAKE_IN', 'ATTACH_DOCUMENTS', 'ATTACH_AND_CERTIFY'];

/** A request that the viewer's organisation has to do with, locked. */
export async function lockStaffRequest(
  transaction: Transaction,
  viewer: Viewer,
  id: string,
): Promise<RequestRow> {
  const request = await lockRequest(transaction, id);
  if (request === null || !maySeeRequest(viewer, request)) throw requestNotFound();
  if (!isStaffOf(viewer, request.provider) && !isAtDesk(viewer, request)) throw new DomainError('FORBIDDEN');
  return request;
}

export function requestNotFound(): DomainError {
  return new DomainError('REQUEST_NOT_FOUND', { path: ['input', 'requestId'] });
}

export function stepNotAvailable(): DomainError {
  return new DomainError('STEP_NOT_AVAILABLE');
}
