import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { DomainError } from '../kernel/index.ts';
import type { EdgeContext } from './context.ts';
import { DocumentCache, isFaults } from './document-cache.ts';
import { type LiveSettings, leaving } from './live.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Operations over server-sent events (graphql-sse), for clients and networks without WebSocket: one stream for each.
 * Streams that the client registers beforehand are not offered: whoever comes along could register without end.
 */
export function eventStreamHandler(settings: LiveSettings): Handler {
  const documents = new DocumentCache(settings.schema);
  const contexts = new WeakMap<object, EdgeContext>();
  const handler = createHandler({
    schema: settings.schema,
    authenticate: () => null,
    onSubscribe: async (request, payload) => {
      const { context, fault } = await caller(settings, request.raw);
      if (fault !== null) return refusal(NOT_LOGGED_IN, leaving([fault], context, settings));
      contexts.set(request.raw, context);
      const document = documents.read(payload);
      if (isFaults(document)) return refusal(BAD_REQUEST, leaving(document, context, settings));
      const { operationName, variables } = payload;
      return {
        schema: settings.schema,
        document,
        operationName,
        variableValues: variables ?? {},
        contextValue: { ...context },
      };
    },
    onOperation: (_context, _request, _args, result) =>
      Symbol.asyncIterator in result ? endingWithFault(result) : result,
    onNext: (_context, request, result) => {
      const context = contexts.get(request.raw);
      if (context === undefined || result.errors === undefined) return result;
      return { ...result, errors: leaving(result.errors, context, settings) };
    },
  });
  return async (request, reply) => {
    await handler(request, reply);
    /* The answer has gone past Fastify. */
    reply.hijack();
  };
}

/** Who calls; one whose token is not taken is read as nobody, with the fault. */
async function caller(
  settings: LiveSettings,
  request: FastifyRequest,
): Promise<{ context: EdgeContext; fault: GraphQLError | null }> {
  const { authorization, 'accept-language': acceptLanguage } = request.headers;
  const credentials = { acceptLanguage, address: request.ip };
  try {
    return { context: await settings.contextOf({ ...credentials, authorization }), fault: null };
  } catch (fault) {
    if (!(fault instanceof DomainError)) throw fault;
    const context = await settings.contextOf({ ...credentials, authorization: undefined });
    return { context, fault: new GraphQLError(fault.code, { originalError: fault }) };
  }
}

/** A fault in the midst is told as the last result: graphql-sse would break the connection off without a word. */
function endingWithFault<Result>(
  results: AsyncIterable<Result>,
): AsyncIterableIterator<Result | ExecutionResult> {
  const iterator = results[Symbol.asyncIterator]();
  let failed = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => {
      if (failed) return { done: true, value: undefined };
      try {
        return await iterator.next();
      } catch (error) {
        failed = true;
        const originalError = error instanceof Error ? error : new Error(String(error));
        return {
          done: false,
          value: { errors: [new GraphQLError(originalError.message, { originalError })] },
        };
      }
    },
    return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
    throw: async (error) => (await iterator.throw?.(error)) ?? { done: true, value: undefined },
  };
}

const BAD_REQUEST = { status: 400, statusText: 'Bad Request' };
const NOT_LOGGED_IN = { status: 401, statusText: 'Unauthorized' };

function refusal(
  answer: { readonly status: number; readonly statusText: string },
  errors: readonly Error[],
): [string, { status: number; statusText: string; headers: Record<string, string> }] {
  return [
    JSON.stringify({ errors }),
    { ...answer, headers: { 'content-type': 'application/json; charset=utf-8' } },
  ];
}
