import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import { type Notification, notificationDigest, parseNotification } from './notification.ts';
import { findNotificationDigest, recordNotification } from './notification-ledger.ts';
import type { NotificationVerifier } from './notification-verifier.ts';
import { type PaymentRecord, paymentFailure } from './payment.ts';
import { findPayment, lockPaymentsOf, type Move, movePayment, type PaymentMoved } from './payment-store.ts';

/** Whatever payments are made for: the side that payments know nothing of. */
export interface PaymentSubjects {
  /** Locks the subject before its payments are locked: the same order as everybody else, so no deadlock. */
  lock(transaction: Transaction, subjectId: string): Promise<void>;
  /** In the same transaction as the move: both are kept, or neither. */
  onPaymentMoved(transaction: Transaction, moved: PaymentMoved): Promise<void>;
}

export interface NotificationPorts {
  readonly database: Database;
  readonly verifier: NotificationVerifier;
  readonly subjects: PaymentSubjects;
  readonly clock: Clock;
}

/** MOVED: the payment changed; UNCHANGED: true, but nothing follows from it; REPEATED: known already. */
export type NotificationEffect = 'MOVED' | 'UNCHANGED' | 'REPEATED';

/**
 * What the gateway told, believed only when signed and when it agrees with the payment. One transaction moves the
 * payment, tells its subject and writes the ledger; a notification that came before changes nothing.
 *
 * @throws DomainError PAYMENT_NOTIFICATION_UNTRUSTED, PAYMENT_NOTIFICATION_MALFORMED, PAYMENT_UNKNOWN,
 *   PAYMENT_REFERENCE_MISMATCH, PAYMENT_AMOUNT_MISMATCH, PAYMENT_NOTIFICATION_CONFLICT
 */
export async function receiveNotification(
  ports: NotificationPorts,
  body: Buffer,
  signature: string | undefined,
): Promise<NotificationEffect> {
  if (!ports.verifier.isGenuine(body, signature)) throw new DomainError('PAYMENT_NOTIFICATION_UNTRUSTED');
  const notification = parseNotification(body);
  const digest = notificationDigest(body);
  return ports.database.transaction(async (transaction) => {
    const payments = await lockAll(ports, transaction, notification.paymentId);
    const payment = agreeing(payments, notification);
    const known = await findNotificationDigest(transaction, notification.notificationId);
    if (known !== null) return repeated(known, digest);
    const moved = await movePayment(transaction, payment, moveOf(notification));
    await recordNotification(transaction, {
      notification,
      digest,
      moved: moved !== null,
      receivedAt: ports.clock.now(),
    });
    if (moved === null) return 'UNCHANGED';
    if (moved.payment.status === 'PAID') await closeOthers(transaction, payments, payment);
    await ports.subjects.onPaymentMoved(transaction, moved);
    return 'MOVED';
  });
}

async function lockAll(ports: NotificationPorts, transaction: Transaction, paymentId: string) {
  const payment = await findPayment(transaction, paymentId);
  if (payment === null) throw new DomainError('PAYMENT_UNKNOWN');
  await ports.subjects.lock(transaction, payment.subjectId);
  return lockPaymentsOf(transaction, payment.subjectId);
}

function agreeing(payments: readonly PaymentRecord[], notification: Notification): PaymentRecord {
  const payment = payments.find(({ id }) => id === notification.paymentId);
  if (payment === undefined) throw new DomainError('PAYMENT_UNKNOWN');
  /* Without a reference of ours the answer to the opening was lost; the signature vouches for this one. */
  if ((payment.reference ?? notification.reference) !== notification.reference) {
    throw new DomainError('PAYMENT_REFERENCE_MISMATCH');
  }
  if (payment.amount !== notification.amount) throw new DomainError('PAYMENT_AMOUNT_MISMATCH');
  return payment;
}

function repeated(known: Buffer, digest: Buffer): NotificationEffect {
  if (!known.equals(digest)) throw new DomainError('PAYMENT_NOTIFICATION_CONFLICT');
  return 'REPEATED';
}

function moveOf(notification: Notification): Move {
  const { reference } = notification;
  if (notification.outcome === 'FAILED') {
    return { to: 'FAILED', failureCode: paymentFailure(notification.failureCode), reference };
  }
  return {
    to: 'PAID',
    paidAt: new Date(notification.paidAt),
    receiptNumber: notification.receiptNumber,
    reference,
  };
}

/** The subject is paid for: what is still open expires, and money that comes for it too is late. */
async function closeOthers(
  transaction: Transaction,
  payments: readonly PaymentRecord[],
  paid: PaymentRecord,
): Promise<void> {
  for (const other of payments) {
    if (other.id !== paid.id) await movePayment(transaction, other, { to: 'EXPIRED' });
  }
}
