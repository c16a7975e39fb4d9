import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { fileErrorHandler, MAX_BODY_SIZE, MULTIPART_LIMITS, receiveUpload } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import { DomainError, type Language } from '../kernel/index.ts';
import { type PaperChecks, receiptCodeIn } from '../requests/index.ts';
import { type Checked, verificationPage } from './verification-page.ts';

const FOUND = 200;
const UNKNOWN = 404;
const TOO_MANY = 429;

export interface VerificationSettings {
  readonly texts: Texts;
  readonly verify: PaperChecks;
  readonly languageFor: (request: FastifyRequest) => Language;
}

async function serveVerification(server: FastifyInstance, settings: VerificationSettings): Promise<void> {
  const { verify, texts, languageFor } = settings;
  await server.register(multipart, { limits: MULTIPART_LIMITS });
  server.setErrorHandler(fileErrorHandler({ texts, languageOf: languageFor }));
  const show = async (request: FastifyRequest, reply: FastifyReply, check: Promise<Checked> | null) => {
    const answer = await answerOf(check);
    return reply
      .code(statusOf(answer))
      .header('cache-control', 'no-store')
      .type('text/html')
      .send(verificationPage(answer, texts, languageFor(request)));
  };

  const byNumber = (number: string, address: string): Promise<Checked> =>
    receiptCodeIn(number) === null ? verify.number(number, 'PAGE', address) : verify.receipt(number, address);

  server.get<{ Params: { number: string } }>('/verify/:number', async (request, reply) =>
    show(request, reply, byNumber(request.params.number, request.ip)),
  );
  server.get<{ Querystring: { number?: unknown } }>('/verify', async (request, reply) => {
    const { number } = request.query;
    return show(request, reply, typeof number === 'string' ? byNumber(number, request.ip) : null);
  });
  server.post('/verify', { bodyLimit: MAX_BODY_SIZE }, async (request, reply) => {
    const { content } = await receiveUpload(request);
    return show(request, reply, verify.file(content, request.ip));
  });
}

/**
 * `GET /verify/<number>`, or the code of a receipt, is the address in the QR code, `GET /verify` a form, `POST /verify`
 * takes a file. A Fastify plugin of its own context: its form parser is no one else's.
 */
export const verificationRoutes = fastifyPlugin(serveVerification, {
  name: 'verification',
  encapsulate: true,
});

function statusOf(answer: Checked | null): number {
  if (answer instanceof DomainError) return TOO_MANY;
  if (answer === null) return FOUND;
  const found = 'receipt' in answer ? answer.receipt !== null : answer.verdict !== 'UNKNOWN';
  return found ? FOUND : UNKNOWN;
}

/** What is told of a paper, or that too many were asked about; null where nobody asked. */
async function answerOf(check: Promise<Checked> | null): Promise<Checked | null> {
  try {
    return await check;
  } catch (fault) {
    if (fault instanceof DomainError && fault.code === 'TOO_MANY_ATTEMPTS') return fault;
    throw fault;
  }
}
