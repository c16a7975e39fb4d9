import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fileErrorHandler, MAX_BODY_SIZE, MULTIPART_LIMITS, receiveUpload } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { Language } from '../kernel/index.ts';
import type { PaperChecks, VerifiedPaper } from '../requests/index.ts';
import { verificationPage } from './verification-page.ts';

export interface VerificationSettings {
  readonly texts: Texts;
  readonly verify: PaperChecks;
  readonly languageFor: (request: FastifyRequest) => Language;
}

/**
 * `GET /verify/<number>` is the address in the QR code, `GET /verify` a form, `POST /verify` takes a file. A Fastify
 * plugin of its own context: its form parser is no one else's.
 */
export async function verificationRoutes(
  server: FastifyInstance,
  settings: VerificationSettings,
): Promise<void> {
  const { verify, texts, languageFor } = settings;
  await server.register(multipart, { limits: MULTIPART_LIMITS });
  server.setErrorHandler(fileErrorHandler({ texts, languageOf: languageFor }));
  const show = (request: FastifyRequest, reply: FastifyReply, paper: VerifiedPaper | null) =>
    reply
      .code(paper?.verdict === 'UNKNOWN' ? 404 : 200)
      .header('cache-control', 'no-store')
      .type('text/html')
      .send(verificationPage(paper, texts, languageFor(request)));

  server.get<{ Params: { number: string } }>('/verify/:number', async (request, reply) =>
    show(request, reply, await verify.number(request.params.number, 'PAGE')),
  );
  server.get<{ Querystring: { number?: unknown } }>('/verify', async (request, reply) => {
    const { number } = request.query;
    return show(request, reply, typeof number === 'string' ? await verify.number(number, 'PAGE') : null);
  });
  server.post('/verify', { bodyLimit: MAX_BODY_SIZE }, async (request, reply) => {
    const { content } = await receiveUpload(request);
    return show(request, reply, await verify.file(content));
  });
}
