import type { Viewer } from './viewer.ts';

/** What the policy needs to know of a person. */
type Someone = Pick<Viewer, 'id' | 'role' | 'organisation'>;

/** What the policy needs to know of a request, wherever it is met: a row, an event, a file. */
export interface RequestFacts {
  readonly applicantId: string;
  /** Code of the organisation that provides the service. */
  readonly provider: string;
  /** Whether the applicant has sent it: a draft is nobody else's business. */
  readonly sent: boolean;
}

const PROVIDER_STAFF: ReadonlySet<string> = new Set(['CLERK', 'HEAD', 'UNIT_HEAD', 'EXECUTOR']);

/**
 * The one access policy: may this viewer see that request, and all that hangs on it. Its applicant may; so may the
 * provider's staff once it is sent. Everyone else is answered as if there were no such request.
 */
export function maySeeRequest(viewer: Someone, request: RequestFacts): boolean {
  return isApplicantOf(viewer, request) || (request.sent && isStaffOf(viewer, request.provider));
}

/** May change it as its applicant. */
export function isApplicantOf(viewer: Someone, request: Pick<RequestFacts, 'applicantId'>): boolean {
  return viewer.id === request.applicantId;
}

export function isStaffOf(viewer: Someone, provider: string): boolean {
  return viewer.organisation === provider && PROVIDER_STAFF.has(viewer.role);
}
