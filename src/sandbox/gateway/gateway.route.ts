import type { FastifyInstance } from 'fastify';
import { bearerOnly } from '../bearer.ts';
import type { FaultSwitch } from '../faults/fault-switch.ts';
import { withFaults } from '../faults/with-faults.ts';
import { gatewayMessageSchema } from './gateway-message.ts';
import type { MessageLog } from './message-log.ts';

interface GatewayParts {
  readonly log: MessageLog;
  /** Bearer secret of the API. */
  readonly secret: string;
  readonly faults: FaultSwitch;
}

/** The gateway of the e-government (ЭҮШ/ШЭП): takes messages, and shows anybody what has arrived. */
export function registerGateway(server: FastifyInstance, { log, secret, faults }: GatewayParts): void {
  server.get('/gateway/messages', async (request) => {
    const correlationId = new URL(request.url, 'http://sandbox').searchParams.get('correlationId');
    return log.messages(correlationId ?? undefined);
  });
  withFaults(server, { system: 'GATEWAY', faults }, (scope) => {
    scope.addHook('onRequest', bearerOnly(secret));
    scope.post('/gateway/messages', async (request, reply) => {
      const message = gatewayMessageSchema.safeParse(request.body);
      if (!message.success) return reply.code(400).send({ error: 'malformed', issues: message.error.issues });
      log.take(message.data);
      return reply.code(202).send({ messageId: message.data.messageId });
    });
  });
}
