import { z } from 'zod';

/** What a merchant's system sends to open a charge. The amount is in tiyn. */
export const chargeOrderSchema = z.object({
  paymentId: z.uuid(),
  amount: z.int().positive(),
  currency: z.literal('KZT'),
  purpose: z.object({ kk: z.string().min(1).max(500), ru: z.string().min(1).max(500) }),
  payerIin: z.string().regex(/^\d{12}$/),
  callbackUrl: z.url({ protocol: /^https?$/ }).max(2000),
  expiresAt: z.iso.datetime(),
});
export type ChargeOrder = z.infer<typeof chargeOrderSchema>;

/** A charge as the gateway keeps it; who pays is not kept. `status` is final once it is not OPEN. */
export const chargeSchema = chargeOrderSchema.omit({ payerIin: true }).extend({
  reference: z.string(),
  status: z.enum(['OPEN', 'PAID', 'FAILED']),
  completedAt: z.iso.datetime().nullable(),
  receiptNumber: z.string().nullable(),
  failureCode: z.string().nullable(),
  notificationId: z.string().nullable(),
  /** Whether the merchant's system has taken the notification. */
  delivered: z.boolean(),
});
export type Charge = z.infer<typeof chargeSchema>;

export function isExpired(charge: Charge, now: Date): boolean {
  return charge.status === 'OPEN' && Date.parse(charge.expiresAt) <= now.getTime();
}

/** Whether the same charge is being opened again, and not another under the same payment id. */
export function isSameOrder(charge: Charge, order: ChargeOrder): boolean {
  return (
    charge.amount === order.amount &&
    charge.callbackUrl === order.callbackUrl &&
    Date.parse(charge.expiresAt) === Date.parse(order.expiresAt)
  );
}
