import type { ToldRequest } from '../../exchange/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import type { AttachmentRow } from '../request.ts';
import { partColumn } from '../request-sql.ts';
import { findRequest } from '../request-store.ts';

/** A sent request, as it is told to the system that is to work on it. */
export async function describeRequest(database: Queryable, requestId: string): Promise<ToldRequest> {
  const request = await findRequest(database, requestId);
  if (request === null || request.number === null || request.sentAt === null)
    throw new Error(`request ${requestId} was not sent`);
  const [row] = await database.query<{ documents: readonly AttachmentRow[] }>(
    `SELECT ${partColumn('attachments')} AS documents FROM request r WHERE r.id = $1`,
    [requestId],
  );
  return {
    number: request.number,
    regulation: request.edition,
    channel: request.channel,
    sentAt: request.sentAt,
    applicant: { iin: request.applicantIin, bin: request.applicantBin, name: request.applicantName },
    application: request.application,
    documents: (row?.documents ?? []).map(({ kind, onPaper, sha256 }) => ({ kind, onPaper, sha256 })),
  };
}
