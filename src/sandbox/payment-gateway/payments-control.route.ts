import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CallbackSender } from './callback-sender.ts';
import type { Charge } from './charge.ts';
import type { ChargeBook } from './charge-book.ts';
import { stateOf } from './charges.route.ts';

export const PAYMENT_ORDERS = ['PAY', 'FAIL', 'TELL', 'REFUND'] as const;

const orderSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('PAY') }),
  z.strictObject({ do: z.literal('FAIL'), reason: z.string().max(100).default('DECLINED') }),
  z.strictObject({ do: z.literal('TELL') }),
  z.strictObject({ do: z.literal('REFUND') }),
]);

export interface ControlParts {
  readonly book: ChargeBook;
  readonly sender: CallbackSender;
}

/**
 * `/control/payments`: every charge, and what is to become of one, whenever: paid late or after a failure, told of once
 * more, given back by the gateway's own doing.
 */
export function registerPaymentsControl(scope: FastifyInstance, { book, sender }: ControlParts): void {
  scope.get('/control/payments', async () => book.all().map(stateOf));
  scope.post<{ Params: { reference: string } }>('/control/payments/:reference', async (request, reply) => {
    const charge = book.find(request.params.reference);
    if (charge === undefined) return reply.code(404).send({ error: 'unknown' });
    const order = orderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    await carryOut({ book, sender }, charge, order.data);
    return reply.send(stateOf(book.find(charge.reference) ?? charge));
  });
}

/** Does it, and tells the merchant's system where it is told of such a thing. */
export async function carryOut(
  { book, sender }: ControlParts,
  charge: Charge,
  order: z.infer<typeof orderSchema>,
): Promise<void> {
  switch (order.do) {
    case 'PAY':
      await sender.send(book.complete(charge, { paid: true }));
      break;
    case 'FAIL':
      await sender.send(book.complete(charge, { paid: false, failureCode: order.reason }));
      break;
    case 'TELL':
      if (charge.status !== 'OPEN') await sender.send(charge);
      break;
    case 'REFUND':
      book.refund(charge, charge.refundId ?? charge.paymentId, true);
  }
}
