import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DomainError } from '../kernel/index.ts';

const common = {
  notificationId: z.string().regex(/^[A-Za-z0-9_-]{8,100}$/),
  paymentId: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  reference: z.string().min(1).max(100),
  /** In tiyn. */
  amount: z.int().positive(),
  currency: z.literal('KZT'),
};

const notificationSchema = z.discriminatedUnion('outcome', [
  z.object({
    ...common,
    outcome: z.literal('PAID'),
    paidAt: z.iso.datetime(),
    receiptNumber: z.string().regex(/^[0-9A-Za-z-]{1,40}$/),
  }),
  z.object({ ...common, outcome: z.literal('FAILED'), failureCode: z.string().max(100).optional() }),
]);

/** What the gateway tells of a charge. */
export type Notification = z.infer<typeof notificationSchema>;

/** @throws DomainError PAYMENT_NOTIFICATION_MALFORMED */
export function parseNotification(body: Buffer): Notification {
  const parsed = notificationSchema.safeParse(json(body));
  if (!parsed.success) throw new DomainError('PAYMENT_NOTIFICATION_MALFORMED');
  return parsed.data;
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** SHA-256 of the body: tells a repeat from another notification under the same id. */
export function notificationDigest(body: Buffer): Buffer {
  return createHash('sha256').update(body).digest();
}
