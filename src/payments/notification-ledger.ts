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

/** The gateway's own word, which does not agree with the payment or is of none; the same one is kept once. */
export async function recordRefusal(
  database: Queryable,
  line: Pick<LedgerLine, 'paymentId' | 'outcome' | 'digest' | 'receivedAt'> & { readonly refusal: string },
): Promise<void> {
  const { paymentId, outcome, digest, receivedAt, refusal } = line;
  await database.query(
    `INSERT INTO payment_notification (id, payment_id, outcome, moved, payload_digest, received_at, refusal)
     VALUES ('refused:' || encode($3, 'hex'), (SELECT id FROM payment WHERE id = $1), $2, false, $3, $4, $5)
     ON CONFLICT (id) DO NOTHING`,
    [paymentId, outcome, digest, receivedAt, refusal],
  );
}
