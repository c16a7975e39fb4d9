import type { Transaction } from '../../postgres/index.ts';
import type { RequestRow } from '../request.ts';
import { REQUEST_AND_CLOCK, requestColumns } from '../request-sql.ts';

/** A request with when the step that it waits at is due. */
export interface DatedRequest {
  readonly request: RequestRow;
  readonly stepDueAt: string | null;
}

/** Open requests whose time runs, after one of them, in the order in which they were begun; locked, and read then. */
export async function lockOpenRequests(
  transaction: Transaction,
  after: string | null,
  limit: number,
): Promise<DatedRequest[]> {
  const locked = await transaction.query<{ id: string }>(
    `SELECT id FROM request
     WHERE ended_at IS NULL AND (sent_at IS NOT NULL OR waiting_organisation IS NOT NULL)
       AND ($1::uuid IS NULL OR id > $1)
     ORDER BY id LIMIT $2 FOR UPDATE`,
    [after, limit],
  );
  const rows = await transaction.query<RequestRow & { stepDueAt: string | null }>(
    `SELECT ${requestColumns(REQUEST_AND_CLOCK)}, s.due_at AS "stepDueAt"
     FROM request r JOIN request_step s ON s.request_id = r.id AND s.state = 'ACTIVE'
     WHERE r.id = ANY ($1::uuid[]) ORDER BY r.id`,
    [locked.map(({ id }) => id)],
  );
  return rows.map(({ stepDueAt, ...request }) => ({ request, stepDueAt }));
}
