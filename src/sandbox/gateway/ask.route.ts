import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import { readFault, readSyncResponse, writeSyncRequest } from '../../soap/index.ts';
import { element, writeXml } from '../../xml/index.ts';
import type { SigningIdentity } from '../certification-authority/index.ts';
import { postEnvelope } from './post-envelope.ts';
import { PARTNER_SENDER } from './systems.ts';

interface AskParts {
  /** The partner's key. */
  readonly identity: () => Promise<SigningIdentity>;
  /** Base address of the API. */
  readonly apiUrl: string;
  readonly clock: Clock;
}

const orderSchema = z.strictObject({
  about: z.enum(['STATUS', 'RESULT']),
  /** Of the request, or of the result. */
  number: z.string().min(1).max(100),
});
const SERVICES = {
  STATUS: { serviceId: 'QYZMET_REQUEST_STATUS', question: 'requestStatus' },
  RESULT: { serviceId: 'QYZMET_RESULT_CHECK', question: 'resultCheck' },
} as const;
const NAMESPACE = 'urn:qyzmet:questions:1';

/** `POST /control/gateway/ask`: has the centres' system ask the API; answers what the API answered. */
export function registerAsking(scope: FastifyInstance, { identity, apiUrl, clock }: AskParts): void {
  scope.post('/control/gateway/ask', async (request, reply) => {
    const order = orderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const { about, number } = order.data;
    const { serviceId, question } = SERVICES[about];
    const data = writeXml(element(question, { xmlns: NAMESPACE }, element('number', {}, number)));
    const asked = writeSyncRequest({
      ...{ messageId: randomUUID(), correlationId: null, serviceId, messageDate: clock.now() },
      ...{ sender: { id: PARTNER_SENDER, password: null }, properties: [], sessionId: null },
      data: { form: 'XML', content: data },
    });
    const { status, content } = await postEnvelope(new URL('/soap/sync', apiUrl), asked, await identity());
    const fault = readFault(content)?.code ?? null;
    return reply.send({
      status,
      fault,
      data: status === 200 ? (readSyncResponse(content).data?.content ?? null) : null,
    });
  });
}
