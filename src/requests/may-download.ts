import type { FileGrant } from '../documents/index.ts';
import { maySeeRequest, type PersonStore, type RequestFacts } from '../identity/index.ts';
import type { Queryable } from '../postgres/index.ts';

/** The access policy's word on a file, at the time it is fetched: whoever may see the request may see what it holds. */
export async function mayDownload(
  database: Queryable,
  people: PersonStore,
  grant: FileGrant,
): Promise<boolean> {
  const [person] = await people.findByIds([grant.viewerId]);
  const requests = await database.query<RequestFacts>(
    `SELECT r.applicant_id AS "applicantId", r.provider, r.desk, r.sent_at IS NOT NULL AS sent FROM request r
     WHERE r.id IN (SELECT request_id FROM request_attachment WHERE file_id = $1
       UNION ALL SELECT request_id FROM request_result WHERE file_id = $1
       UNION ALL SELECT subject_id FROM payment WHERE id = $1 AND $2 = 'PAYMENT_RECEIPT')`,
    [grant.fileId, grant.purpose],
  );
  return person !== undefined && requests.some((request) => maySeeRequest(person, request));
}
