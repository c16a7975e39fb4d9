import { execute, GraphQLError, type GraphQLFormattedError, subscribe } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { WebSocketServer } from 'ws';
import { DomainError } from '../kernel/index.ts';
import type { EdgeContext } from './context.ts';
import { DocumentCache, isFaults } from './document-cache.ts';
import { type LiveSettings, leaving } from './live.ts';

const KEEP_ALIVE_MILLISECONDS = 15_000;
const MAX_OPERATIONS = 50;
/** Log in and come back. The reason is a code: SESSION_ENDED, TOKEN_EXPIRED, UNAUTHENTICATED. */
const NOT_LOGGED_IN = 4401;

/** Subscriptions (and any other operation) over WebSocket, by the graphql-transport-ws protocol. */
export function serveWebSocket(
  server: WebSocketServer,
  settings: LiveSettings,
): { dispose(): void | Promise<void> } {
  const documents = new DocumentCache(settings.schema);
  const contexts = new WeakMap<object, EdgeContext>();
  const contextOf = (extra: object): EdgeContext => {
    const context = contexts.get(extra);
    if (context === undefined) throw new Error('operation before the connection was acknowledged');
    return context;
  };
  return useServer(
    {
      schema: settings.schema,
      connectionInitWaitTimeout: 10_000,
      onConnect: async ({ connectionParams, extra }) => {
        try {
          const context = await settings.contextOf({
            authorization: textOf(connectionParams, 'authorization') ?? extra.request.headers.authorization,
            acceptLanguage:
              textOf(connectionParams, 'accept-language') ?? extra.request.headers['accept-language'],
            address: extra.request.socket.remoteAddress ?? '',
          });
          contexts.set(extra, context);
          const forget = settings.onSessionEnd(context, () =>
            extra.socket.close(NOT_LOGGED_IN, 'SESSION_ENDED'),
          );
          extra.socket.once('close', forget);
          return true;
        } catch (fault) {
          if (!(fault instanceof DomainError)) throw fault;
          extra.socket.close(NOT_LOGGED_IN, fault.code);
          return false;
        }
      },
      onSubscribe: ({ extra, subscriptions }, _id, payload) => {
        const contextValue = contextOf(extra);
        if (Object.keys(subscriptions).length > MAX_OPERATIONS) return [tooMany()];
        const document = documents.read(payload);
        if (isFaults(document)) return document;
        const { operationName, variables } = payload;
        return {
          schema: settings.schema,
          document,
          operationName,
          variableValues: variables ?? {},
          contextValue,
        };
      },
      execute,
      subscribe,
      onNext: ({ extra }, _id, _payload, _args, result) =>
        result.errors === undefined
          ? undefined
          : { data: result.data ?? null, errors: plain(leaving(result.errors, contextOf(extra), settings)) },
      onError: ({ extra }, _id, _payload, errors) => plain(leaving(errors, contextOf(extra), settings)),
    },
    server,
    KEEP_ALIVE_MILLISECONDS,
  );
}

function plain(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  return errors.map((error) => error.toJSON());
}

function tooMany(): GraphQLError {
  return new GraphQLError('Too many operations', { extensions: { code: 'QUERY_TOO_COMPLEX' } });
}

function textOf(params: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const entry = Object.entries(params ?? {}).find(([key]) => key.toLowerCase() === name);
  return typeof entry?.[1] === 'string' ? entry[1] : undefined;
}
