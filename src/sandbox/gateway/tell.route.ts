import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import {
  readEnvelope,
  readFault,
  signEnvelope,
  writeDeliveryNotification,
  writeStatusChange,
} from '../../soap/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { SigningIdentity } from '../certification-authority/index.ts';

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

const TIMEOUT_MILLISECONDS = 10_000;

/** `POST /control/gateway/tell`: has the gateway tell the API what became of a message; answers what the API answered. */
export function registerTelling(scope: FastifyInstance, { identity, apiUrl, clock }: TellParts): void {
  scope.post('/control/gateway/tell', async (request, reply) => {
    const order = orderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const envelope = signEnvelope(contentOf(order.data, clock.now()), await identity(), randomUUID());
    const response = await fetch(new URL('/soap', apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: Buffer.from(envelope),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const answer = readEnvelope(Buffer.from(await response.arrayBuffer()));
    return reply.send({ status: response.status, fault: readFault(answer.content)?.code ?? null });
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
