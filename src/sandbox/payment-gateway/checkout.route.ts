import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../kernel/index.ts';
import { readerLanguage } from '../reader-language.ts';
import type { CallbackSender } from './callback-sender.ts';
import { type Charge, isExpired } from './charge.ts';
import type { ChargeBook, PayerChoice } from './charge-book.ts';
import { sendCheckoutPage, sendCheckoutRefusal } from './checkout-page.ts';

interface CheckoutParts {
  readonly book: ChargeBook;
  readonly sender: CallbackSender;
  readonly clock: Clock;
}

type CheckoutRequest = FastifyRequest<{ Params: { reference: string }; Body: unknown }>;

/** The payer's side of the gateway: a page, and the form it posts back. */
export function registerCheckout(scope: FastifyInstance, parts: CheckoutParts): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4096 },
    (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
  );
  scope.get('/payments/checkout/:reference', async (request: CheckoutRequest, reply) => {
    const charge = parts.book.find(request.params.reference);
    if (charge === undefined) return refuse(request, reply, { status: 404, text: 'unknown' });
    if (isExpired(charge, parts.clock.now())) return refuse(request, reply, { status: 410, text: 'expired' });
    return answer(request, reply, charge);
  });
  scope.post('/payments/checkout/:reference', async (request: CheckoutRequest, reply) => {
    const charge = parts.book.find(request.params.reference);
    if (charge === undefined) return refuse(request, reply, { status: 404, text: 'unknown' });
    const choice = choiceOf(request.body);
    if (choice === undefined) return refuse(request, reply, { status: 400, text: 'bad' });
    if (isExpired(charge, parts.clock.now())) return refuse(request, reply, { status: 410, text: 'expired' });
    if (charge.status === 'OPEN') await parts.sender.send(parts.book.complete(charge, choice));
    return answer(request, reply, parts.book.find(charge.reference) ?? charge);
  });
}

function choiceOf(body: unknown): PayerChoice | undefined {
  if (!(body instanceof URLSearchParams)) return undefined;
  const outcome = body.get('outcome');
  if (outcome === 'paid') return { paid: true };
  const reason = body.get('reason') ?? 'DECLINED';
  return outcome === 'failed' && /^[A-Z_]{1,50}$/.test(reason)
    ? { paid: false, failureCode: reason }
    : undefined;
}

function wantsJson(request: FastifyRequest): boolean {
  return request.headers.accept?.startsWith('application/json') ?? false;
}

function answer(request: FastifyRequest, reply: FastifyReply, charge: Charge): FastifyReply {
  if (!wantsJson(request)) return sendCheckoutPage(reply, readerLanguage(request), charge);
  const { reference, status, receiptNumber, failureCode, delivered } = charge;
  return reply.send({ reference, status, receiptNumber, failureCode, delivered });
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: { readonly status: number; readonly text: 'expired' | 'unknown' | 'bad' },
): FastifyReply {
  if (!wantsJson(request)) return sendCheckoutRefusal(reply, readerLanguage(request), refusal);
  return reply.code(refusal.status).send({ error: refusal.text });
}
