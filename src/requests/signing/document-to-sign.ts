import type { Viewer } from '../../identity/index.ts';
import type { ApplicationDocument } from './application-document.ts';
import type { IssueResult } from './issue-result.ts';
import type { SigningDocument } from './signing-document.ts';
import type { SigningPaper } from './signing-paper-store.ts';

/** The two documents that are signed in the course of a request. */
export interface DocumentPorts {
  readonly applicationDocument: ApplicationDocument;
  readonly issueResult: IssueResult;
}

export type SigningPurpose = 'APPLICATION' | 'RESULT';

/** With a step, a member of staff signs what that step's officer signs; everybody else the application. */
export async function documentToSign(
  { applicationDocument, issueResult }: DocumentPorts,
  viewer: Viewer,
  requestId: string,
  step: string | null | undefined,
): Promise<SigningDocument & { readonly purpose: SigningPurpose; readonly paper?: SigningPaper }> {
  if (typeof step === 'string' && viewer.role !== 'APPLICANT') {
    return { ...(await issueResult.document(viewer, requestId, step)), purpose: 'RESULT' };
  }
  return { ...(await applicationDocument.issue(viewer, requestId)), purpose: 'APPLICATION' };
}
