import type { Queryable, Transaction } from '../postgres/index.ts';
import type { PackedBytes } from './envelope.ts';
import { keepReceived } from './envelope-store.ts';
import { IS_TOLD } from './exchange-message.ts';
import type { ReceiptOutcome, ReceiptReason, Told } from './exchange-receipt.ts';
import { mayBeOurs } from './message-number.ts';

/** A message of the ledger, as what is told of it needs it. */
export interface ToldOf {
  readonly id: string;
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly settles: string | null;
  readonly failure: string | null;
  /** Null where it is sent. */
  readonly fetchableSince: string | null;
  readonly queuedAt: string;
  readonly sentAt: string | null;
  readonly deliveredAt: string | null;
}

const COLUMNS = `id, subject_id AS "subjectId", sender AS "from", receiver AS "to", kind, state, attempts,
  settles, failure, fetchable_since AS "fetchableSince",
  queued_at AS "queuedAt", sent_at AS "sentAt", delivered_at AS "deliveredAt"`;

/** A message that was sent or can be fetched, or null; locked until the transaction ends. */
export async function lockMessage(transaction: Transaction, id: string): Promise<ToldOf | null> {
  if (!mayBeOurs(id)) return null;
  const [message] = await transaction.query<ToldOf>(
    `SELECT ${COLUMNS} FROM exchange_message WHERE id = $1 AND ${IS_TOLD} FOR UPDATE`,
    [id],
  );
  return message ?? null;
}

export async function findMessage(queryable: Queryable, id: string): Promise<ToldOf | null> {
  if (!mayBeOurs(id)) return null;
  const [message] = await queryable.query<ToldOf>(
    `SELECT ${COLUMNS} FROM exchange_message WHERE id = $1 AND ${IS_TOLD}`,
    [id],
  );
  return message ?? null;
}

/** The subject that a correlation names: itself, or a message about it that was sent. */
export async function findSubject(queryable: Queryable, correlationId: string): Promise<string | null> {
  if (!mayBeOurs(correlationId)) return null;
  const [found] = await queryable.query<{ subjectId: string }>(
    `SELECT subject_id AS "subjectId" FROM exchange_message
     WHERE (subject_id = $1 OR id = $1) AND ${IS_TOLD} LIMIT 1`,
    [correlationId],
  );
  return found?.subjectId ?? null;
}

interface Receipt extends Told {
  readonly outcome: ReceiptOutcome;
  readonly messageId: string | null;
  readonly subjectId: string | null;
  readonly at: Date;
  readonly reason?: ReceiptReason;
}

/**
 * Adds a line, and what was received beside it where it is about a subject. False when the same had been told before: then
 * the line says so.
 */
export async function addReceipt(
  transaction: Transaction,
  receipt: Receipt,
  bytes: PackedBytes | null,
): Promise<boolean> {
  const { at, kind, sender, senderBin, reference, told, outcome, messageId, subjectId, reason } = receipt;
  const insert = (as: ReceiptOutcome) =>
    transaction.query<{ id: string }>(
      `INSERT INTO exchange_receipt
         (at, kind, sender, sender_bin, reference, told, outcome, message_id, subject_id, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (sender_bin, sender, kind, reference) WHERE outcome IN ('TAKEN', 'LATE') DO NOTHING RETURNING id`,
      [
        ...[at, kind, sender, senderBin, reference, told, as, messageId, subjectId],
        reason === undefined ? null : JSON.stringify(reason),
      ],
    );
  const [line] = await insert(outcome);
  if (line !== undefined) {
    const refused = outcome === 'REFUSED';
    if (subjectId !== null && bytes !== null && outcome !== 'REPEATED')
      await keepReceived(transaction, { subjectId, receiptId: line.id, refused, at }, bytes);
    return true;
  }
  await insert('REPEATED');
  return false;
}

/** When that system, or any where null, sent a message under that number; null where it did not. */
export async function wasReceived(
  queryable: Queryable,
  senderBin: string | null,
  reference: string,
): Promise<Date | null> {
  const [found] = await queryable.query<{ at: string }>(
    `SELECT at FROM exchange_receipt
     WHERE ($1::text IS NULL OR sender_bin = $1) AND kind = 'MESSAGE' AND reference = $2 AND outcome IN ('TAKEN', 'LATE')`,
    [senderBin, reference],
  );
  return found === undefined ? null : new Date(found.at);
}

/** To be sent again, under the same number and with the attempts that it had. */
export async function sendAgain(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(
    `UPDATE exchange_message SET state = 'QUEUED', delivered_at = NULL, fetchable_since = NULL
     WHERE id = $1 AND state = 'DELIVERED' AND held_by IS NULL RETURNING id`,
    [id],
  );
}

/** The gateway had taken it, or it was there to be fetched, and the receiver did not. */
export async function markRefused(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(
    `UPDATE exchange_message SET state = 'FAILED', failure = 'REFUSED', delivered_at = NULL
     WHERE id = $1 AND (state = 'DELIVERED' OR state = 'QUEUED' AND fetchable_since IS NOT NULL) RETURNING id`,
    [id],
  );
}
