import { z } from 'zod';
import { OutsideFault, type Tiyn } from '../kernel/index.ts';
import type { GatewayWord } from './gateway-word.ts';
import { paymentFailure } from './payment.ts';

const instant = z.iso.datetime();
const receipt = z.string().regex(/^[0-9A-Za-z-]{1,40}$/);
const reference = z.string().min(1).max(100);

const common = {
  reference,
  paymentId: z.uuid(),
  /** In tiyn. */
  amount: z.int().positive(),
  currency: z.literal('KZT'),
  payerIin: z.string().regex(/^\d{12}$/),
};
const money = { paidAt: instant, receiptNumber: receipt };

/** How a charge stands at the gateway. */
const chargeStateSchema = z.discriminatedUnion('status', [
  z.object({ ...common, status: z.literal('OPEN') }),
  z.object({ ...common, ...money, status: z.literal('PAID') }),
  z.object({ ...common, status: z.literal('FAILED'), failureCode: z.string().max(100).nullable() }),
  z.object({ ...common, ...money, status: z.literal('REFUNDING') }),
  z.object({
    ...common,
    ...money,
    status: z.literal('REFUNDED'),
    refundReference: reference,
    refundedAt: instant,
  }),
]);
export type ChargeState = z.infer<typeof chargeStateSchema>;

const chargeListSchema = z.object({ charges: z.array(chargeStateSchema), next: z.string().nullable() });
export type ChargeList = z.infer<typeof chargeListSchema>;

/** @throws OutsideFault MALFORMED */
export function readChargeState(body: unknown): ChargeState {
  return read(chargeStateSchema, body);
}

/** @throws OutsideFault MALFORMED */
export function readChargeList(body: unknown): ChargeList {
  return read(chargeListSchema, body);
}

/** What a charge's state says that the payment may not know yet, in the order in which it happened. */
export function wordsOf(state: ChargeState): GatewayWord[] {
  const about = { reference: state.reference, amount: state.amount as Tiyn, payer: state.payerIin };
  if (state.status === 'OPEN') return [];
  if (state.status === 'FAILED') {
    return [{ ...about, outcome: 'FAILED', failureCode: paymentFailure(state.failureCode) }];
  }
  const { paidAt, receiptNumber } = state;
  const paid = { ...about, outcome: 'PAID' as const, paidAt: new Date(paidAt), receiptNumber };
  if (state.status !== 'REFUNDED') return [paid];
  const { refundReference, refundedAt } = state;
  return [paid, { ...about, outcome: 'REFUNDED', refundReference, refundedAt: new Date(refundedAt) }];
}

function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new OutsideFault('MALFORMED', { cause: parsed.error });
  return parsed.data;
}
