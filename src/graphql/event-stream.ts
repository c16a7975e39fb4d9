import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import type { EdgeContext } from './context.ts';
import { DocumentCache, isFaults } from './document-cache.ts';
import { type LiveSettings, leaving } from './live.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Operations over server-sent events (graphql-sse), for clients and networks without WebSocket. */
export function eventStreamHandler(settings: LiveSettings): Handler {
  const documents = new DocumentCache(settings.schema);
  const contexts = new WeakMap<object, EdgeContext>();
  const handler = createHandler({
    schema: settings.schema,
    onSubscribe: async (request, payload) => {
      const context = await settings.contextOf({
        authorization: request.raw.headers.authorization,
        acceptLanguage: request.raw.headers['accept-language'],
        address: request.raw.ip,
      });
      contexts.set(request.raw, context);
      const document = documents.read(payload);
      if (isFaults(document)) return refusal(leaving(document, context, settings));
      const { operationName, variables } = payload;
      return {
        schema: settings.schema,
        document,
        operationName,
        variableValues: variables ?? {},
        contextValue: { ...context },
      };
    },
    onNext: (_context, request, result) => {
      const context = contexts.get(request.raw);
      if (context === undefined || result.errors === undefined) return result;
      return { ...result, errors: leaving(result.errors, context, settings) };
    },
  });
  return handler;
}

function refusal(
  errors: readonly Error[],
): [string, { status: number; statusText: string; headers: Record<string, string> }] {
  return [
    JSON.stringify({ errors }),
    {
      status: 400,
      statusText: 'Bad Request',
      headers: { 'content-type': 'application/json; charset=utf-8' },
    },
  ];
}
