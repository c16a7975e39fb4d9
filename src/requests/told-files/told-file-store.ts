import type { ToldResult } from '../../exchange/index.ts';
import type { Queryable } from '../../postgres/index.ts';

/** Where the bytes of a digest are. */
export interface FoundFile {
  /** Kind of the message by which the digest was told. */
  readonly toldBy: 'REQUEST' | 'RESULT';
  /** Of a stored file; null for a signature. */
  readonly fileId: string | null;
  /** Null for a file. */
  readonly signature: Buffer | null;
}

export async function findIdByNumber(queryable: Queryable, number: string): Promise<string | null> {
  const [request] = await queryable.query<{ id: string }>('SELECT id FROM request WHERE number = $1', [
    number,
  ]);
  return request?.id ?? null;
}

/** What of a request has that SHA-256 (hexadecimal): an attached file, the result, the result's signature. */
export async function findByDigest(
  queryable: Queryable,
  requestId: string,
  sha256: string,
): Promise<FoundFile | null> {
  const [found] = await queryable.query<FoundFile>(
    `SELECT 'REQUEST' AS "toldBy", a.file_id AS "fileId", NULL::bytea AS signature
       FROM request_attachment a WHERE a.request_id = $1 AND a.sha256 = $2
     UNION ALL
     SELECT 'RESULT', d.file_id, NULL FROM request_result d
       WHERE d.request_id = $1 AND d.paper_sha256 = decode($2, 'hex')
     UNION ALL
     SELECT 'RESULT', NULL, g.cms FROM request_result d JOIN request_signature g ON g.id = d.signature_id
       WHERE d.request_id = $1 AND sha256(g.cms) = decode($2, 'hex')
     LIMIT 1`,
    [requestId, sha256],
  );
  return found ?? null;
}

/** Null while the request has none. */
export async function findToldResult(queryable: Queryable, requestId: string): Promise<ToldResult | null> {
  const [result] = await queryable.query<ToldResult>(
    `SELECT d.number, encode(d.paper_sha256, 'hex') AS sha256, encode(sha256(g.cms), 'hex') AS "signatureSha256"
     FROM request_result d JOIN request_signature g ON g.id = d.signature_id
     WHERE d.request_id = $1 AND d.paper_sha256 IS NOT NULL`,
    [requestId],
  );
  return result ?? null;
}
