import type { Queryable } from '../../postgres/index.ts';

/** The result of a request, and why it was taken back; null where none was issued. */
export async function issuedResult(
  database: Queryable,
  requestId: string,
): Promise<{ id: string; number: string; reason: string | null } | null> {
  const [row] = await database.query<{ id: string; number: string; reason: string | null }>(
    `SELECT d.id, d.number, v.reason FROM request_result d LEFT JOIN result_revocation v ON v.result_id = d.id
     WHERE d.request_id = $1`,
    [requestId],
  );
  return row ?? null;
}

export async function addRevocation(
  database: Queryable,
  revocation: {
    readonly resultId: string;
    readonly reason: string;
    readonly revokedBy: string;
    readonly at: Date;
  },
): Promise<void> {
  const { resultId, reason, revokedBy, at } = revocation;
  await database.query(
    'INSERT INTO result_revocation (result_id, reason, revoked_by, revoked_at) VALUES ($1, $2, $3, $4)',
    [resultId, reason, revokedBy, at],
  );
}
