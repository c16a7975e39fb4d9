import type { FastifyInstance } from 'fastify';
import { isBearer } from '../bearer.ts';
import type { Charge } from './charge.ts';
import { chargeOrderSchema } from './charge.ts';
import type { ChargeBook } from './charge-book.ts';

interface ChargesParts {
  readonly book: ChargeBook;
  /** Bearer secret of the merchant's system. */
  readonly secret: string;
  /** Callbacks go to this merchant's system only. */
  readonly callbackOrigin: string;
  /** Base address of this sandbox, once it listens. */
  readonly url: () => string;
}

/** The merchant's side of the gateway: opening a charge, and asking how it stands. */
export function registerCharges(scope: FastifyInstance, parts: ChargesParts): void {
  scope.post('/payments/charges', async (request, reply) => {
    if (!isBearer(request, parts.secret)) return reply.code(401).send({ error: 'unauthorized' });
    const order = chargeOrderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    if (new URL(order.data.callbackUrl).origin !== parts.callbackOrigin) {
      return reply.code(422).send({ error: 'callbackUrl is not of the merchant' });
    }
    const charge = parts.book.open(order.data);
    if (charge === undefined) return reply.code(409).send({ error: 'another charge under this paymentId' });
    const checkoutUrl = new URL(`/payments/checkout/${charge.reference}`, parts.url()).href;
    return reply.send({ reference: charge.reference, checkoutUrl });
  });

  scope.get<{ Params: { reference: string } }>('/payments/charges/:reference', async (request, reply) => {
    if (!isBearer(request, parts.secret)) return reply.code(401).send({ error: 'unauthorized' });
    const charge = parts.book.find(request.params.reference);
    return charge === undefined ? reply.code(404).send({ error: 'unknown' }) : reply.send(stateOf(charge));
  });
}

function stateOf(charge: Charge): object {
  const { reference, paymentId, amount, currency, status, completedAt, receiptNumber, failureCode } = charge;
  return {
    reference,
    paymentId,
    amount,
    currency,
    status,
    paidAt: status === 'PAID' ? completedAt : null,
    receiptNumber,
    failureCode,
  };
}
