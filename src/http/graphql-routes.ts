import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { eventStreamHandler } from '../graphql/index.ts';
import { checkGraphqlBody } from './check-graphql-body.ts';
import type { HttpSettings } from './http-settings.ts';

export const GRAPHQL = '/graphql';

/**
 * One address for GraphQL: POST is a query or mutation; whoever accepts an event stream gets one; a browser that comes
 * to look gets the query editor. `/graphql/stream` always streams.
 */
export function registerGraphql(
  server: FastifyInstance,
  settings: Pick<HttpSettings, 'apollo' | 'live' | 'contextOf' | 'editor'>,
): void {
  const answer = fastifyApolloHandler(settings.apollo, { context: (request) => settings.contextOf(request) });
  const stream = eventStreamHandler(settings.live);
  const preHandler = checkGraphqlBody;
  server.get(`${GRAPHQL}/stream`, stream);
  server.post(`${GRAPHQL}/stream`, { preHandler }, stream);
  server.get(GRAPHQL, async (request, reply) => {
    if (acceptsStream(request)) return stream(request, reply);
    return reply.type('text/html').send(await settings.editor());
  });
  server.post(GRAPHQL, { preHandler }, function post(request, reply) {
    return acceptsStream(request) ? stream(request, reply) : answer.call(this, request, reply);
  });
}

function acceptsStream(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/event-stream') === true;
}
