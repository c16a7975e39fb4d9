import { z } from 'zod';

/** What a merchant's system sends to open a charge. The amount is in tiyn. */
export const chargeOrderSchema = z.object({
  paymentId: z.uuid(),
  amount: z.int().positive(),
  currency: z.literal('KZT'),
  purpose: z.object({ kk: z.string().min(1).max(500), ru: z.string().min(1).max(500) }),
  /** Repeated in the notice. */
  assign: z.string().min(1).max(500),
  payerIin: z.string().regex(/^\d{12}$/),
  callbackUrl: z.url({ protocol: /^https?$/ }).max(2000),
  expiresAt: z.iso.datetime(),
});
export type ChargeOrder = z.infer<typeof chargeOrderSchema>;

/** A charge as the gateway keeps it. One that failed may still be paid: a bank's second thought. */
export const chargeSchema = chargeOrderSchema.extend({
  reference: z.string(),
  status: z.enum(['OPEN', 'PAID', 'FAILED', 'REFUNDING', 'REFUNDED']),
  completedAt: z.iso.datetime().nullable(),
  receiptNumber: z.string().nullable(),
  failureCode: z.string().nullable(),
  /** The bank's number of the operation. */
  bankReference: z.string().nullable(),
  refundId: z.string().nullable(),
  refundReference: z.string().nullable(),
  refundedAt: z.iso.datetime().nullable(),
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
