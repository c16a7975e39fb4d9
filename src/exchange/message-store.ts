import type { Queryable, Transaction } from '../postgres/index.ts';
import type { NewMessage } from './exchange-message.ts';

/** Name of the job that sends what is queued. */
export const DELIVER_MESSAGES_TASK = 'deliver-messages';

/** A queued message, as its delivery needs it. */
export interface QueuedMessage {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly action: string | null;
  readonly shows: string | null;
  readonly settles: string | null;
  readonly attempts: number;
}

/** Writes messages to the ledger, in order, and wakes their delivery when the transaction commits. */
export async function queueMessages(
  transaction: Transaction,
  subjectId: string,
  messages: readonly NewMessage[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  await transaction.query(
    `INSERT INTO exchange_message (subject_id, action, sender, receiver, kind, state, held_by, settles, shows, queued_at, due_at)
     SELECT $1, m.action, m."from", m."to", m.kind, 'QUEUED', m."heldBy", m.settles, m.shows, $3, m."dueAt"
     FROM jsonb_to_recordset($2::jsonb) AS m (place int, action text, "from" text, "to" text, kind text, "heldBy" text,
       settles text, shows text, "dueAt" timestamptz) ORDER BY m.place`,
    [subjectId, JSON.stringify(messages.map((message, place) => ({ place, ...message }))), now],
  );
  if (messages.some(({ heldBy }) => heldBy === null)) await wakeDelivery(transaction, subjectId);
}

/** One delivery of a subject at a time: what is queued while one runs waits for it, and finds nothing sent twice. */
export async function wakeDelivery(queryable: Queryable, subjectId: string): Promise<void> {
  await queryable.query('SELECT queue_job($1, $2::json, NULL, $3, $3)', [
    DELIVER_MESSAGES_TASK,
    JSON.stringify({ subjectId }),
    `${DELIVER_MESSAGES_TASK}:${subjectId}`,
  ]);
}

/** The job that sends a message which had been given up: in turn with the delivery of its subject. */
export function deliveryAgain(
  subjectId: string,
  again: string,
): { task: string; payload: object; key: string; queue: string } {
  const queue = `${DELIVER_MESSAGES_TASK}:${subjectId}`;
  return { task: DELIVER_MESSAGES_TASK, payload: { subjectId, again }, key: `${queue}:${again}`, queue };
}

/** The step that these messages waited for has been passed: they have been told. */
export async function releaseMessages(
  transaction: Transaction,
  subjectId: string,
  steps: readonly string[],
  now: Date,
): Promise<void> {
  await transaction.query(
    `UPDATE exchange_message SET state = 'DELIVERED', sent_at = coalesce(sent_at, $3), delivered_at = $3,
       attempts = greatest(attempts, 1)
     WHERE subject_id = $1 AND state = 'QUEUED' AND held_by = ANY ($2) RETURNING id`,
    [subjectId, steps, now],
  );
}

/** One action of the act's table has been told: RELEASED where it was waited for, PASSED where not any more, NONE not yet. */
export async function releaseAction(
  transaction: Transaction,
  subjectId: string,
  heldBy: string,
  action: string,
  now: Date,
): Promise<'RELEASED' | 'PASSED' | 'NONE'> {
  const lines = await transaction.query<{ released: boolean }>(
    `WITH released AS (
       UPDATE exchange_message SET state = 'DELIVERED', sent_at = $4, delivered_at = $4, attempts = 1
       WHERE subject_id = $1 AND state = 'QUEUED' AND held_by = $2 AND action = $3 RETURNING id)
     SELECT EXISTS (SELECT FROM released r WHERE r.id = x.id) AS released
     FROM exchange_message x WHERE x.subject_id = $1 AND x.held_by = $2 AND x.action = $3`,
    [subjectId, heldBy, action, now],
  );
  if (lines.some(({ released }) => released)) return 'RELEASED';
  return lines.length === 0 ? 'NONE' : 'PASSED';
}

/**
 * The subject has ended: what waited for a step that will not be passed is told no more; where it was taken back, nor is
 * what was not sent yet, or could not be.
 */
export async function cancelMessages(
  transaction: Transaction,
  subjectId: string,
  which: 'HELD' | 'ALL',
): Promise<void> {
  await transaction.query(
    `UPDATE exchange_message SET state = 'FAILED', failure = 'ENDED'
     WHERE subject_id = $1 AND (state = 'QUEUED' AND ($2 = 'ALL' OR held_by IS NOT NULL)
       OR state = 'FAILED' AND $2 = 'ALL') RETURNING id`,
    [subjectId, which],
  );
}

/** One more attempt at the questions that a step waits for. */
export async function countAttempt(
  queryable: Queryable,
  subjectId: string,
  step: string,
  now: Date,
): Promise<void> {
  await queryable.query(
    `UPDATE exchange_message SET attempts = attempts + 1, sent_at = coalesce(sent_at, $3)
     WHERE subject_id = $1 AND state = 'QUEUED' AND held_by = $2 RETURNING id`,
    [subjectId, step, now],
  );
}

/**
 * The first message of a subject that waits to be sent; one more attempt is counted. What its receiver fetches is never
 * sent, whether it has been laid out or was queued a moment ago.
 */
export async function takeNext(
  queryable: Queryable,
  subjectId: string,
  fetchers: readonly string[],
  now: Date,
): Promise<QueuedMessage | null> {
  const [message] = await queryable.query<QueuedMessage>(
    `UPDATE exchange_message SET attempts = attempts + 1, sent_at = coalesce(sent_at, $2)
     WHERE id = (SELECT id FROM exchange_message
       WHERE subject_id = $1 AND state = 'QUEUED' AND held_by IS NULL AND fetchable_since IS NULL
         AND receiver <> ALL ($3)
       ORDER BY seq LIMIT 1)
     RETURNING id, sender AS "from", receiver AS "to", kind, action, shows, settles, attempts`,
    [subjectId, now, fetchers],
  );
  return message ?? null;
}

/** False when another delivery was first. */
export async function markDelivered(transaction: Transaction, id: string, now: Date): Promise<boolean> {
  const marked = await transaction.query(
    `UPDATE exchange_message SET state = 'DELIVERED', delivered_at = $2 WHERE id = $1 AND state = 'QUEUED' RETURNING id`,
    [id, now],
  );
  return marked.length === 1;
}

export async function markFailed(queryable: Queryable, id: string, failure: string): Promise<void> {
  await queryable.query(
    `UPDATE exchange_message SET state = 'FAILED', failure = $2 WHERE id = $1 AND state = 'QUEUED' RETURNING id`,
    [id, failure],
  );
}

/** It has all its attempts anew; one that was told or taken back meanwhile stays as it is. */
export async function requeueMessage(queryable: Queryable, id: string): Promise<void> {
  await queryable.query(
    `UPDATE exchange_message SET state = 'QUEUED', attempts = 0, failure = NULL, fetchable_since = NULL
     WHERE id = $1 AND state = 'FAILED' AND failure <> 'ENDED' RETURNING id`,
    [id],
  );
}
