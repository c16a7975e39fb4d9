import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import { readFault, readSyncResponse, writeSyncRequest } from '../../soap/index.ts';
import { parseXml } from '../../xml/index.ts';
import { type SigningIdentity, signCmsWithP12 } from '../certification-authority/index.ts';
import { postEnvelope } from '../gateway/post-envelope.ts';
import { BANK_SENDER } from '../gateway/systems.ts';
import { KEY_STORE_PASSWORD } from '../people/key-stores.ts';
import { type AnswerJson, answerJson } from './answer-json.ts';
import { aboutRequest, applicationSchema, prepareData, statusQuestion, submitData } from './bringing-data.ts';

interface BankParts {
  /** The key of the bank's application. */
  readonly identity: () => Promise<SigningIdentity>;
  /** Of the people, by IIN. */
  readonly keyStores: () => Promise<ReadonlyMap<string, string>>;
  /** Base address of the API. */
  readonly apiUrl: string;
  readonly clock: Clock;
}

interface BankAnswer {
  readonly status: number;
  /** Code of a SOAP fault. */
  readonly fault: string | null;
  /** The data of an answer that is none. */
  readonly answer: AnswerJson | null;
}

const about = z.strictObject({ id: z.string() });
/** Signs with the key of one of the people. */
const signing = z.strictObject({ id: z.string(), iin: z.string(), messageId: z.string().optional() });
const documentSchema = z.object({
  request: z.object({ document: z.object({ id: z.string(), content: z.string() }) }),
});

/**
 * `POST /control/bank/…`: the application of a bank brings a request to the API, has it signed by one of the people, or takes
 * it back; answers what the API answered.
 */
export function registerBank(scope: FastifyInstance, parts: BankParts): void {
  const { keyStores, clock } = parts;
  const route = <Order>(
    name: string,
    schema: z.ZodType<Order>,
    work: (order: Order) => Promise<BankAnswer | null>,
  ): void => {
    scope.post(`/control/bank/${name}`, async (request, reply) => {
      const order = schema.safeParse(request.body);
      if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
      return (await work(order.data)) ?? reply.code(404).send({ error: 'unknown' });
    });
  };
  const next = (id: string) => ask(parts, 'QYZMET_REQUEST_NEXT', aboutRequest('requestNext', id));
  route('prepare', applicationSchema, (order) =>
    ask(parts, 'QYZMET_REQUEST_PREPARE', prepareData(order), order.messageId),
  );
  route('next', about, ({ id }) => next(id));
  route('withdraw', about, ({ id }) =>
    ask(parts, 'QYZMET_REQUEST_WITHDRAW', aboutRequest('requestWithdraw', id)),
  );
  route('status', about, ({ id }) => ask(parts, 'QYZMET_REQUEST_STATUS', statusQuestion(id)));
  route('submit', signing, async ({ id, iin, messageId }) => {
    const p12 = (await keyStores()).get(iin);
    if (p12 === undefined) return null;
    const told = await next(id);
    const found = documentSchema.safeParse(told.answer);
    if (!found.success) return told;
    const { document } = found.data.request;
    const store = { p12: Buffer.from(p12, 'base64'), password: KEY_STORE_PASSWORD };
    const content = Buffer.from(document.content, 'base64');
    const signature = signCmsWithP12(store, { content, attached: true, signingTime: clock.now() });
    return ask(parts, 'QYZMET_REQUEST_SUBMIT', submitData(id, document.id, signature), messageId);
  });
}

async function ask(
  { identity, apiUrl, clock }: BankParts,
  serviceId: string,
  data: string,
  messageId: string = randomUUID(),
): Promise<BankAnswer> {
  const message = writeSyncRequest({
    ...{ messageId, correlationId: null, serviceId, messageDate: clock.now(), properties: [] },
    ...{ sender: { id: BANK_SENDER, password: null }, sessionId: null },
    data: { form: 'XML', content: data },
  });
  const { status, content } = await postEnvelope(new URL('/soap/sync', apiUrl), message, await identity());
  const fault = readFault(content)?.code ?? null;
  if (status !== 200) return { status, fault, answer: null };
  const answer = readSyncResponse(content).data?.content ?? '';
  return { status, fault, answer: answerJson(parseXml(Buffer.from(answer)).documentElement) };
}
