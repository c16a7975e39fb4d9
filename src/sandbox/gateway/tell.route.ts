import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import { readFault, writeDeliveryNotification, writeStatusChange } from '../../soap/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { SigningIdentity } from '../certification-authority/index.ts';
import { postEnvelope } from './post-envelope.ts';

interface TellParts {
  /** The gateway's own key. */
  readonly identity: () => Promise<SigningIdentity>;
  /** Base address of the API. */
  readonly apiUrl: string;
  readonly clock: Clock;
}

const orderSchema = z.strictObject({
  messageId: z.string().min(1).max(100),
  /** The receiver took it; did not, and wants it again; did not, for good; or it was lost on the way. */
  tell: z.enum(['ACCEPTED', 'SEND_AGAIN', 'REFUSED', 'LOST']),
});
type Order = z.infer<typeof orderSchema>;

/** `POST /control/gateway/tell`: has the gateway tell the API what became of a message; answers what the API answered. */
export function registerTelling(scope: FastifyInstance, { identity, apiUrl, clock }: TellParts): void {
  scope.post('/control/gateway/tell', async (request, reply) => {
    const order = orderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const told = contentOf(order.data, clock.now());
    const { status, content } = await postEnvelope(new URL('/soap', apiUrl), told, await identity());
    return reply.send({ status, fault: readFault(content)?.code ?? null });
  });
}

function contentOf({ messageId, tell }: Order, now: Date): XmlElement {
  if (tell === 'LOST') {
    return writeStatusChange({
      ...{ notificationId: randomUUID(), messageId, notificationDate: now, messageState: 'NOT_DELIVERED' },
      status: { code: 'NOT_DELIVERED', message: 'Lost on the way', date: now },
    });
  }
  return writeDeliveryNotification({
    ...{ messageId, serviceId: 'SANDBOX', notificationDate: now, statusDate: now, sender: null },
    receiveStatus: tell === 'ACCEPTED' ? 'MESSAGE_ACCEPTED' : 'MESSAGE_NOT_ACCTEPTED',
    resend: tell === 'SEND_AGAIN' ? 'RESEND' : 'NOT_RESEND',
  });
}
