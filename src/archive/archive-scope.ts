import { isApplicantOf, isStaffOf, type RequestFacts, type Viewer } from '../identity/index.ts';

/** APPLICANT: what an applicant may read of the own request. PROVIDER: with what went on inside the provider. */
export const ARCHIVE_SCOPES = ['APPLICANT', 'PROVIDER'] as const;
export type ArchiveScope = (typeof ARCHIVE_SCOPES)[number];

/** How much of a request's file somebody may take away; null for nothing at all, as of a draft. */
export function archiveScopeOf(
  viewer: Pick<Viewer, 'id' | 'role' | 'organisation'>,
  request: Pick<RequestFacts, 'applicantId' | 'provider' | 'sent'>,
): ArchiveScope | null {
  if (!request.sent) return null;
  if (isStaffOf(viewer, request.provider)) return 'PROVIDER';
  return isApplicantOf(viewer, request) ? 'APPLICANT' : null;
}
