import type { FastifyPluginCallback, FastifyReply } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { DomainError } from '../kernel/index.ts';
import type { PaymentNotifications } from './payment-notifications.ts';

const BODY_LIMIT = 16 * 1024;

/** What the gateway is answered: 4xx says that sending the same again will not help. */
const HTTP_STATUS: Readonly<Record<string, number>> = {
  PAYMENT_NOTIFICATION_UNTRUSTED: 401,
  PAYMENT_NOTIFICATION_MALFORMED: 400,
  PAYMENT_UNKNOWN: 404,
  PAYMENT_REFERENCE_MISMATCH: 409,
  PAYMENT_AMOUNT_MISMATCH: 409,
  PAYMENT_PAYER_MISMATCH: 409,
  PAYMENT_PURPOSE_MISMATCH: 409,
  PAYMENT_NOTIFICATION_CONFLICT: 409,
};

/** `POST /payments/callback`: signed XML, whatever its content type says. */
export function paymentCallbackRoute(notifications: PaymentNotifications): FastifyPluginCallback {
  const routes: FastifyPluginCallback = (scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    scope.post<{ Body: unknown }>('/payments/callback', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      try {
        const effect = await notifications.receive(body);
        return reply.code(200).send({ effect });
      } catch (error) {
        const status = error instanceof DomainError ? HTTP_STATUS[error.code] : undefined;
        if (!(error instanceof DomainError) || status === undefined) throw error;
        request.log.warn({ code: error.code }, 'payment notification refused');
        return refuse(reply, status, error.code);
      }
    });
    done();
  };
  return fastifyPlugin(routes, { name: 'payment-callback', encapsulate: true });
}

function refuse(reply: FastifyReply, status: number, code: string): FastifyReply {
  return reply.code(status).send({ code });
}
