import type { Queryable } from '../../postgres/index.ts';

/** Which information system brought a request, by which message. */
export interface BroughtRequest {
  readonly requestId: string;
  /** Under which it sends. */
  readonly sender: string;
  readonly bin: string;
  readonly name: string;
  readonly messageId: string;
  readonly at: Date;
}

/** The system as people read of it. */
export interface BroughtByRow {
  readonly name: string;
  readonly bin: string;
  readonly at: string;
}

export async function saveBroughtRequest(database: Queryable, brought: BroughtRequest): Promise<void> {
  const { requestId, sender, bin, name, messageId, at } = brought;
  await database.query(
    'INSERT INTO brought_request (request_id, sender, bin, name, message_id, at) VALUES ($1, $2, $3, $4, $5, $6)',
    [requestId, sender, bin, name, messageId, at],
  );
}

/** Of a request of that uuid or number that the system itself has brought: its uuid and its applicant's. */
export async function findBroughtRequest(
  database: Queryable,
  system: Pick<BroughtRequest, 'sender' | 'bin'>,
  request: { readonly uuid: string } | { readonly number: string },
): Promise<{ readonly uuid: string; readonly applicantId: string } | null> {
  const [column, value] = 'uuid' in request ? ['id', request.uuid] : ['number', request.number];
  const [row] = await database.query<{ uuid: string; applicantId: string }>(
    `SELECT r.id AS uuid, r.applicant_id AS "applicantId" FROM brought_request b JOIN request r ON r.id = b.request_id
     WHERE r.${column} = $1 AND b.sender = $2 AND b.bin = $3`,
    [value, system.sender, system.bin],
  );
  return row ?? null;
}

/** How many requests that systems brought somebody has neither signed nor taken back. */
export async function countOpenBrought(database: Queryable, applicantId: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM request r JOIN brought_request b ON b.request_id = r.id
     WHERE r.applicant_id = $1 AND r.sent_at IS NULL AND r.ended_at IS NULL`,
    [applicantId],
  );
  return row?.count ?? 0;
}

/** SQL: who brought the request of that uuid, as JSON; NULL where it is the applicant's own. */
export function broughtByOf(requestId: string): string {
  return `(SELECT json_build_object('name', b.name, 'bin', b.bin, 'at', b.at)
    FROM brought_request b WHERE b.request_id = ${requestId})`;
}
