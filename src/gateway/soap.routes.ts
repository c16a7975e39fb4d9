import type { FastifyPluginCallback } from 'fastify';
import type { AnswerPartners } from './answer-partners.ts';

const BODY_LIMIT = 2 * 1024 * 1024;
const XML = 'text/xml; charset=utf-8';

interface SoapPorts {
  readonly partners: AnswerPartners;
  /** The description of the channel, with our own address in it. */
  readonly wsdl: string;
}

/** `POST /soap`: what other systems tell and ask by the asynchronous channel; `GET /soap?wsdl`: its description. */
export function soapRoutes({ partners, wsdl }: SoapPorts): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('text/xml', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.get('/soap', async (_request, reply) => reply.type(XML).send(wsdl));
    scope.post<{ Body: unknown }>('/soap', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { status, envelope } = await partners.answer(body);
      return reply.code(status).type(XML).header('cache-control', 'no-store').send(envelope);
    });
    done();
  };
}
