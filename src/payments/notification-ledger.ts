import type { Queryable, Transaction } from '../postgres/index.ts';
import type { Notification } from './notification.ts';

/** The digest of the body that came first under this id; null when none came yet. */
export async function findNotificationDigest(database: Queryable, id: string): Promise<Buffer | null> {
  const [row] = await database.query<{ digest: Buffer }>(
    `SELECT payload_digest AS digest FROM payment_notification WHERE id = $1`,
    [id],
  );
  return row?.digest ?? null;
}

/** Written once, never changed: the application's role may not. */
export async function recordNotification(
  transaction: Transaction,
  entry: { notification: Notification; digest: Buffer; moved: boolean; receivedAt: Date },
): Promise<void> {
  const { notificationId, paymentId, outcome } = entry.notification;
  await transaction.query(
    `INSERT INTO payment_notification (id, payment_id, outcome, moved, payload_digest, received_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [notificationId, paymentId, outcome, entry.moved, entry.digest, entry.receivedAt],
  );
}
