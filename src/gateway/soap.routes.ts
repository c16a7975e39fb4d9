import type { FastifyPluginCallback } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { AnswerPartners } from './answer-partners.ts';

const BODY_LIMIT = 2 * 1024 * 1024;
const XML = 'text/xml; charset=utf-8';

interface SoapChannel {
  readonly path: string;
  readonly partners: AnswerPartners;
  /** The description of the channel, with our own address in it. */
  readonly wsdl: string;
}

/**
 * `POST path`: what other systems tell and ask by a channel; `GET path?wsdl`: its description. `GET /soap/schemas/<name>`: the
 * schemas (XSD) of the data in the messages, by the names of their files.
 */
export function soapRoutes(
  channels: readonly SoapChannel[],
  schemas: ReadonlyMap<string, string>,
): FastifyPluginCallback {
  const routes: FastifyPluginCallback = (scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('text/xml', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    for (const { path, partners, wsdl } of channels) {
      scope.get(path, async (_request, reply) => reply.type(XML).send(wsdl));
      scope.post<{ Body: unknown }>(path, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const { status, envelope } = await partners.answer(body);
        return reply.code(status).type(XML).header('cache-control', 'no-store').send(envelope);
      });
    }
    for (const [name, schema] of schemas) {
      scope.get(`/soap/schemas/${name}`, async (_request, reply) => reply.type(XML).send(schema));
    }
    done();
  };
  return fastifyPlugin(routes, { name: 'soap', encapsulate: true });
}
