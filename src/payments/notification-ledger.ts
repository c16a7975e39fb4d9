import type { Queryable, Transaction } from '../postgres/index.ts';
import type { GatewayWord } from './gateway-word.ts';

/** The digest of what came first under this id; null when nothing came yet. */
export async function findNotificationDigest(database: Queryable, id: string): Promise<Buffer | null> {
  const [row] = await database.query<{ digest: Buffer }>(
    `SELECT payload_digest AS digest FROM payment_notification WHERE id = $1 AND refusal IS NULL`,
    [id],
  );
  return row?.digest ?? null;
}

interface LedgerLine {
  readonly id: string;
  readonly paymentId: string;
  readonly outcome: GatewayWord['outcome'];
  /** Whether the payment moved. */
  readonly moved: boolean;
  /** TOLD: the gateway's notice; ASKED: its answer to us. */
  readonly source: 'TOLD' | 'ASKED';
  readonly digest: Buffer;
  readonly receivedAt: Date;
}

/** Written once, never changed: the application's role may not. */
export async function recordWord(transaction: Transaction, line: LedgerLine): Promise<void> {
  const { id, paymentId, outcome, moved, source, digest, receivedAt } = line;
  await transaction.query(
    `INSERT INTO payment_notification (id, payment_id, outcome, moved, source, payload_digest, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, paymentId, outcome, moved, source, digest, receivedAt],
  );
}

/**
 * The gateway's own word, which does not agree with the payment or is of none; the same one is kept once. Its id; null where
 * it was there already, or is of no payment.
 */
export async function recordRefusal(
  transaction: Transaction,
  line: Pick<LedgerLine, 'paymentId' | 'outcome' | 'digest' | 'receivedAt'> & { readonly refusal: string },
): Promise<string | null> {
  const { paymentId, outcome, digest, receivedAt, refusal } = line;
  const [added] = await transaction.query<{ id: string; paymentId: string | null }>(
    `INSERT INTO payment_notification (id, payment_id, outcome, moved, payload_digest, received_at, refusal)
     VALUES ('refused:' || encode($3, 'hex'), (SELECT id FROM payment WHERE id = $1), $2, false, $3, $4, $5)
     ON CONFLICT (id) DO NOTHING RETURNING id, payment_id AS "paymentId"`,
    [paymentId, outcome, digest, receivedAt, refusal],
  );
  return added?.paymentId ? added.id : null;
}

/** The notice beside its line, octet for octet as the gateway signed it. */
export async function keepNotice(transaction: Transaction, id: string, body: Buffer): Promise<void> {
  await transaction.query('INSERT INTO payment_notice (notification_id, content) VALUES ($1, $2)', [
    id,
    body,
  ]);
}

/** A notice of the payment gateway about a payment. */
export interface KeptNotice {
  readonly paymentId: string;
  readonly outcome: GatewayWord['outcome'];
  /** Why nothing followed from it; null where it was taken. */
  readonly refusal: string | null;
  readonly receivedAt: string;
  /** Null where it was not kept: it is from before notices were. */
  readonly content: Buffer | null;
}

/** What the gateway told by itself of the payments of one subject, in order. */
export function keptNotices(queryable: Queryable, subjectId: string): Promise<KeptNotice[]> {
  return queryable.query<KeptNotice>(
    `SELECT n.payment_id AS "paymentId", n.outcome, n.refusal, n.received_at AS "receivedAt", k.content
     FROM payment p JOIN payment_notification n ON n.payment_id = p.id
       LEFT JOIN payment_notice k ON k.notification_id = n.id
     WHERE p.subject_id = $1 AND n.source = 'TOLD' ORDER BY n.received_at, n.id`,
    [subjectId],
  );
}
