import type { Role, Viewer } from './viewer.ts';

/** What the policy needs to know of a person. */
type Someone = Pick<Viewer, 'id' | 'role' | 'organisation'>;

/** What the policy needs to know of a request, wherever it is met: a row, an event, a file. */
export interface RequestFacts {
  /** Null where staff entered somebody who has no account. */
  readonly applicantId: string | null;
  /** Code of the organisation that provides the service. */
  readonly provider: string;
  /** Code of the organisation whose staff entered it: the provider or a centre; null for the portal's. */
  readonly desk: string | null;
  /** Whether the applicant has sent it: a draft is nobody else's business. */
  readonly sent: boolean;
}

/** An entry of the log; an internal one is the staff's own. */
export interface EntryFacts extends RequestFacts {
  readonly internal: boolean;
}

const PROVIDER_ROLES = ['CLERK', 'HEAD', 'UNIT_HEAD', 'EXECUTOR'] as const satisfies readonly Role[];
const CENTRE_ROLES = ['PSC_OPERATOR', 'PSC_STORE', 'PSC_COURIER'] as const satisfies readonly Role[];

/** Who serves applicants: the providers' people, and those of the public service centres. */
export const STAFF_ROLES = [...PROVIDER_ROLES, ...CENTRE_ROLES] as const;

const PROVIDER_STAFF: ReadonlySet<string> = new Set(PROVIDER_ROLES);
const CENTRE_STAFF: ReadonlySet<string> = new Set(CENTRE_ROLES);

/**
 * The one access policy: may this viewer see that request, and all that hangs on it. Its applicant may; so may the
 * provider's staff, and its information systems, once it is sent; so may the staff of the desk that entered it. Everyone
 * else is answered as if there were no such request.
 */
export function maySeeRequest(viewer: Someone, request: RequestFacts): boolean {
  if (isApplicantOf(viewer, request) || isAtDesk(viewer, request)) return true;
  const { provider, sent } = request;
  return sent && (isStaffOf(viewer, provider) || isSystemOf(viewer, provider));
}

/** May read an entry of the log: an internal one only in the organisations that work on the request. */
export function maySeeEntry(viewer: Someone, entry: EntryFacts): boolean {
  if (!maySeeRequest(viewer, entry)) return false;
  const organisation = workplaceOf(viewer);
  return !entry.internal || (organisation !== null && [entry.provider, entry.desk].includes(organisation));
}

/** The organisation in whose name a member of staff sees requests; null for everybody else. */
export function workplaceOf({ role, organisation }: Pick<Viewer, 'role' | 'organisation'>): string | null {
  return PROVIDER_STAFF.has(role) || CENTRE_STAFF.has(role) ? organisation : null;
}

/** May change it as its applicant. */
export function isApplicantOf(viewer: Someone, request: Pick<RequestFacts, 'applicantId'>): boolean {
  return viewer.id === request.applicantId;
}

/** May act for the applicant who turned to the viewer's organisation: a provider's desk, or a centre. */
export function isAtDesk(
  viewer: Someone,
  { desk, provider }: Pick<RequestFacts, 'desk' | 'provider'>,
): boolean {
  if (desk === null) return false;
  if (desk === provider) return isStaffOf(viewer, provider);
  return viewer.organisation === desk && (CENTRE_STAFF.has(viewer.role) || viewer.role === 'HEAD');
}

/** An information system of the provider: it reads, and acts on nothing. */
function isSystemOf(viewer: Someone, provider: string): boolean {
  return viewer.organisation === provider && viewer.role === 'INTEGRATOR';
}

/** May read what systems told each other of it, in their own words: the reports of the provider's officials are among them. */
export function mayReadEnvelopes(
  viewer: Someone,
  { provider, sent }: Pick<RequestFacts, 'provider' | 'sent'>,
): boolean {
  return sent && isStaffOf(viewer, provider);
}

/** Of the provider's staff. */
export function isStaffOf(viewer: Someone, provider: string): boolean {
  return viewer.organisation === provider && PROVIDER_STAFF.has(viewer.role);
}
