import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { applyWord, lockPayment, requireAgreement } from './apply-word.ts';
import { type Notification, readNotification } from './notification.ts';
import { findNotificationDigest, keepNotice, recordRefusal, recordWord } from './notification-ledger.ts';
import type { NotificationVerifier } from './notification-verifier.ts';
import type { PaymentSubjects } from './payment-subjects.ts';

export interface NotificationPorts {
  readonly database: Database;
  readonly verifier: NotificationVerifier;
  readonly subjects: PaymentSubjects;
  readonly clock: Clock;
}

/** MOVED: the payment changed; UNCHANGED: true, but nothing follows from it; REPEATED: known already. */
export type NotificationEffect = 'MOVED' | 'UNCHANGED' | 'REPEATED';

/**
 * What the gateway told, believed only when signed and when every field agrees with the payment. One transaction moves
 * the payment, tells its subject and writes the ledger; a notice that came before changes nothing. One that was signed
 * and is refused has a line of its own in the ledger; one that was not signed by the gateway has none.
 *
 * @throws DomainError PAYMENT_NOTIFICATION_UNTRUSTED, PAYMENT_NOTIFICATION_MALFORMED, PAYMENT_UNKNOWN,
 *   PAYMENT_REFERENCE_MISMATCH, PAYMENT_AMOUNT_MISMATCH, PAYMENT_PAYER_MISMATCH, PAYMENT_PURPOSE_MISMATCH,
 *   PAYMENT_NOTIFICATION_CONFLICT
 */
export async function receiveNotification(
  ports: NotificationPorts,
  body: Buffer,
): Promise<NotificationEffect> {
  const notice = await ports.verifier.open(body);
  if (notice === null) throw new DomainError('PAYMENT_NOTIFICATION_UNTRUSTED');
  const notification = readNotification(notice);
  try {
    return await take(ports, notification, body);
  } catch (error) {
    if (error instanceof DomainError) await keepRefusal(ports, notification, error.code, body);
    throw error;
  }
}

function take(
  { database, subjects, clock }: NotificationPorts,
  { id, paymentId, purpose, word, digest }: Notification,
  body: Buffer,
): Promise<NotificationEffect> {
  return database.transaction(async (transaction) => {
    const locked = await lockPayment(transaction, subjects, paymentId);
    requireAgreement(locked.payment, word);
    if (locked.payment.purpose !== purpose) throw new DomainError('PAYMENT_PURPOSE_MISMATCH');
    const known = await findNotificationDigest(transaction, id);
    if (known !== null) return repeated(known, digest);
    const moved = await applyWord(transaction, subjects, locked, word);
    await recordWord(transaction, {
      ...{ id, paymentId, digest },
      outcome: word.outcome,
      moved: moved !== null,
      source: 'TOLD',
      receivedAt: clock.now(),
    });
    await keepNotice(transaction, id, body);
    return moved === null ? 'UNCHANGED' : 'MOVED';
  });
}

function repeated(known: Buffer, digest: Buffer): NotificationEffect {
  if (!known.equals(digest)) throw new DomainError('PAYMENT_NOTIFICATION_CONFLICT');
  return 'REPEATED';
}

async function keepRefusal(
  { database, clock }: NotificationPorts,
  { paymentId, word, digest }: Notification,
  refusal: string,
  body: Buffer,
): Promise<void> {
  const { outcome } = word;
  const receivedAt = clock.now();
  await database.transaction(async (transaction) => {
    const id = await recordRefusal(transaction, { paymentId, outcome, digest, refusal, receivedAt });
    if (id !== null) await keepNotice(transaction, id, body);
  });
}
