import type { Queryable, Transaction } from '../postgres/index.ts';

/** A message that waits for its receiver to fetch it. */
export interface WaitingMessage {
  readonly id: string;
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly action: string | null;
  readonly shows: string | null;
  readonly attempts: number;
  readonly fetchableSince: string;
}

/** Which of those that wait are asked for; null for any. */
export interface WaitingFilter {
  readonly id: string | null;
  readonly subjectId: string | null;
  readonly kind: string | null;
}

const COLUMNS = `id, subject_id AS "subjectId", sender AS "from", receiver AS "to", kind, action, shows, attempts,
  fetchable_since AS "fetchableSince"`;

/** From now on these systems fetch what is queued for them of a subject. */
export async function layOut(
  queryable: Queryable,
  subjectId: string,
  receivers: readonly string[],
  now: Date,
): Promise<void> {
  if (receivers.length === 0) return;
  await queryable.query(
    `UPDATE exchange_message SET fetchable_since = $3
     WHERE subject_id = $1 AND state = 'QUEUED' AND held_by IS NULL AND fetchable_since IS NULL AND receiver = ANY ($2)
     RETURNING id`,
    [subjectId, receivers, now],
  );
}

/** What waits for a system, in the ledger's order. */
export function messagesWaiting(
  queryable: Queryable,
  receiver: string,
  { id, subjectId, kind }: WaitingFilter,
  amount: number,
): Promise<WaitingMessage[]> {
  return queryable.query<WaitingMessage>(
    `SELECT ${COLUMNS} FROM exchange_message
     WHERE receiver = $1 AND state = 'QUEUED' AND fetchable_since IS NOT NULL
       AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR subject_id = $3) AND ($4::text IS NULL OR kind = $4)
     ORDER BY seq LIMIT $5`,
    [receiver, id, subjectId, kind, amount],
  );
}

/** Its receiver has it. */
export async function markFetched(transaction: Transaction, id: string, now: Date): Promise<void> {
  await transaction.query(
    `UPDATE exchange_message SET state = 'DELIVERED', delivered_at = $2, sent_at = coalesce(sent_at, $2),
       attempts = attempts + 1
     WHERE id = $1 AND state = 'QUEUED' AND fetchable_since IS NOT NULL RETURNING id`,
    [id, now],
  );
}

/** Its receiver has read it and wants it again: it goes on waiting. */
export async function countFetch(transaction: Transaction, id: string, now: Date): Promise<void> {
  await transaction.query(
    `UPDATE exchange_message SET attempts = attempts + 1, sent_at = coalesce(sent_at, $2)
     WHERE id = $1 AND state = 'QUEUED' AND fetchable_since IS NOT NULL RETURNING id`,
    [id, now],
  );
}

/** Gives up some of those that have waited since before then; none where there are none left. */
export function giveUpWaiting(
  transaction: Transaction,
  before: Date,
  failure: string,
  amount: number,
): Promise<WaitingMessage[]> {
  return transaction.query<WaitingMessage>(
    `UPDATE exchange_message SET state = 'FAILED', failure = $2
     WHERE id IN (SELECT id FROM exchange_message
       WHERE state = 'QUEUED' AND fetchable_since < $1 ORDER BY seq LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [before, failure, amount],
  );
}
