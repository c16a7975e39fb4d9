import type { Transaction } from '../postgres/index.ts';

/** Notes that the request has documents of these kinds on paper, where no note says so yet. */
export async function notePapers(
  transaction: Transaction,
  requestId: string,
  kinds: readonly string[],
  at: Date,
): Promise<void> {
  await transaction.query(
    `INSERT INTO request_attachment (request_id, kind, on_paper, created_at)
     SELECT $1, kind, true, $3 FROM (SELECT DISTINCT unnest($2::text[]) AS kind) named
     WHERE NOT EXISTS (
       SELECT FROM request_attachment a WHERE a.request_id = $1 AND a.kind = named.kind AND a.on_paper)`,
    [requestId, kinds, at],
  );
}
