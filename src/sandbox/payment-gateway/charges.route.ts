import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isBearer } from '../bearer.ts';
import type { FaultSwitch } from '../faults/fault-switch.ts';
import { withFaults } from '../faults/with-faults.ts';
import type { Charge } from './charge.ts';
import { chargeOrderSchema } from './charge.ts';
import type { ChargeBook } from './charge-book.ts';

interface ChargesParts {
  readonly book: ChargeBook;
  readonly faults: FaultSwitch;
  /** Bearer secret of the merchant's system. */
  readonly secret: string;
  /** Callbacks go to this merchant's system only. */
  readonly callbackOrigin: string;
  /** Base address of this sandbox, once it listens. */
  readonly url: () => string;
}

const PAGE = 100;
const spanSchema = z.object({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  after: z.string().optional(),
});
const refundSchema = z.object({
  refundId: z.uuid(),
  amount: z.int().positive(),
  currency: z.literal('KZT'),
});

/** The merchant's side of the gateway: opening a charge, asking how it stands, giving its money back. */
export function registerCharges(server: FastifyInstance, parts: ChargesParts): void {
  const { book, faults } = parts;
  withFaults(server, { system: 'PAYMENTS', faults }, (scope) => {
    scope.addHook('preHandler', async (request, reply) =>
      isBearer(request, parts.secret) ? undefined : reply.code(401).send({ error: 'unauthorized' }),
    );
    scope.post('/payments/charges', async (request, reply) => open(parts, request, reply));
    scope.get('/payments/charges', async (request, reply) => {
      const span = spanSchema.safeParse(request.query);
      return span.success ? list(book, span.data) : reply.code(400).send({ error: 'malformed' });
    });
    scope.get<{ Params: { reference: string } }>('/payments/charges/:reference', async (request, reply) =>
      sendState(reply, book.find(request.params.reference)),
    );
    scope.get<{ Params: { paymentId: string } }>('/payments/charges/of/:paymentId', async (request, reply) =>
      sendState(reply, book.findOf(request.params.paymentId)),
    );
  });
  withFaults(server, { system: 'REFUNDS', faults }, (scope, modeOf) => {
    scope.post<{ Params: { reference: string } }>(
      '/payments/charges/:reference/refund',
      async (request, reply) => {
        if (!isBearer(request, parts.secret)) return reply.code(401).send({ error: 'unauthorized' });
        const order = refundSchema.safeParse(request.body);
        if (!order.success) return reply.code(400).send({ error: 'malformed' });
        const charge = book.find(request.params.reference);
        if (charge === undefined) return reply.code(404).send({ error: 'unknown' });
        const mode = modeOf(request);
        const isAll = charge.amount === order.data.amount;
        const refunded =
          mode === 'REFUSED' || !isAll
            ? undefined
            : book.refund(charge, order.data.refundId, mode !== 'PENDING');
        return refunded === undefined
          ? reply.code(409).send({ error: 'not refunded' })
          : sendState(reply, refunded);
      },
    );
  });
}

function open(parts: ChargesParts, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const order = chargeOrderSchema.safeParse(request.body);
  if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
  if (new URL(order.data.callbackUrl).origin !== parts.callbackOrigin) {
    return reply.code(422).send({ error: 'callbackUrl is not of the merchant' });
  }
  const charge = parts.book.open(order.data);
  if (charge === undefined) return reply.code(409).send({ error: 'another charge under this paymentId' });
  const checkoutUrl = new URL(`/payments/checkout/${charge.reference}`, parts.url()).href;
  return reply.send({ reference: charge.reference, checkoutUrl });
}

/** Those that money came for within the time, by reference. */
function list(book: ChargeBook, { from, until, after = '' }: z.infer<typeof spanSchema>): object {
  const found = book
    .all()
    .filter(({ receiptNumber, completedAt, reference }) => {
      const at = Date.parse(completedAt ?? '');
      return receiptNumber !== null && at >= Date.parse(from) && at < Date.parse(until) && reference > after;
    })
    .toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
  const page = found.slice(0, PAGE);
  return {
    charges: page.map(stateOf),
    next: found.length > PAGE ? (page.at(-1)?.reference ?? null) : null,
  };
}

function sendState(reply: FastifyReply, charge: Charge | undefined): FastifyReply {
  return charge === undefined ? reply.code(404).send({ error: 'unknown' }) : reply.send(stateOf(charge));
}

/** As the merchant's system is told. */
export function stateOf(charge: Charge): object {
  const { reference, paymentId, amount, currency, payerIin, status, completedAt, receiptNumber } = charge;
  const { failureCode, refundReference, refundedAt } = charge;
  return {
    ...{ reference, paymentId, amount, currency, payerIin, status },
    paidAt: receiptNumber === null ? null : completedAt,
    ...{ receiptNumber, failureCode, refundReference, refundedAt },
  };
}
