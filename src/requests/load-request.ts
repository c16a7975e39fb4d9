import { isApplicantOf, isStaffOf, maySeeRequest, type Viewer } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { Transaction } from '../postgres/index.ts';
import type { RequestRow } from './request.ts';
import { lockRequest } from './request-store.ts';

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

/** A request that the viewer's organisation has to do with, locked. */
export async function lockProviderRequest(
  transaction: Transaction,
  viewer: Viewer,
  id: string,
): Promise<RequestRow> {
  const request = await lockRequest(transaction, id);
  if (request === null || !maySeeRequest(viewer, request)) throw requestNotFound();
  if (!isStaffOf(viewer, request.provider)) throw new DomainError('FORBIDDEN');
  return request;
}

export function requestNotFound(): DomainError {
  return new DomainError('REQUEST_NOT_FOUND', { path: ['input', 'requestId'] });
}

export function stepNotAvailable(): DomainError {
  return new DomainError('STEP_NOT_AVAILABLE');
}
