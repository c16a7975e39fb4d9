import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AsyncMessage } from '../../soap/index.ts';
import { PUSH_MODES, type Pushes } from './pushes.ts';

const orderSchema = z.strictObject({ mode: z.enum(PUSH_MODES) });

/** `/control/gateway/pushes`: whether the gateway sends the API what systems send it; what waits to be fetched; sends it after all. */
export function registerPushes(scope: FastifyInstance, pushes: Pushes): void {
  const state = () => ({ mode: pushes.mode, waiting: pushes.held.all().map(viewOf) });
  scope.get('/control/gateway/pushes', async () => state());
  scope.put('/control/gateway/pushes', async (request, reply) => {
    const order = orderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    pushes.mode = order.data.mode;
    return reply.send(state());
  });
  scope.post('/control/gateway/pushes', async () => pushes.sendHeld());
  scope.delete('/control/gateway/pushes', async () => {
    pushes.reset();
    return state();
  });
}

/** Without the data, which is long. */
function viewOf({ messageId, correlationId, serviceId, messageDate, sender }: AsyncMessage): object {
  return { messageId, correlationId, serviceId, from: sender.id, at: messageDate.toISOString() };
}
