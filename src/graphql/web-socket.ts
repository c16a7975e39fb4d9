import type { IncomingMessage } from 'node:http';
import { execute, GraphQLError } from 'graphql';
import { CloseCode, type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import type { WebSocket, WebSocketServer } from 'ws';
import { DomainError } from '../kernel/index.ts';
import type { EdgeContext } from './context.ts';
import { DocumentCache, isFaults } from './document-cache.ts';
import { EventAnswers } from './event-answers.ts';
import { KeepAlive } from './keep-alive.ts';
import { type Credentials, type LiveSettings, leaving } from './live.ts';
import { sharedKey } from './same-for-all.ts';
import { SocketOperation } from './socket-operation.ts';

const HANDSHAKE_MILLISECONDS = 10_000;
const MAX_OPERATIONS = 50;
/** Log in and come back. The reason is a code: SESSION_ENDED, TOKEN_EXPIRED, UNAUTHENTICATED. */
const NOT_LOGGED_IN = 4401;
/** RFC 6455, section 7.4.1. */
const GOING_AWAY = 1001;
/** How long clients may take to say goodbye. */
const FAREWELL_MILLISECONDS = 2_000;

/** What is kept of a connection: of the call that opened it no more than the handshake needs. */
interface Connection {
  readonly socket: WebSocket;
  credentials: Credentials | null;
  context: EdgeContext | null;
  forgetSession: (() => void) | null;
}

type Protocol = Context<Record<string, unknown>, Connection>;

/** Subscriptions (and any other operation) over WebSocket, by the graphql-transport-ws protocol. */
export function serveWebSocket(
  server: WebSocketServer,
  settings: LiveSettings,
): { dispose(): Promise<void> } {
  const { schema } = settings;
  const documents = new DocumentCache(schema);
  const answers = new EventAnswers(settings);
  const keepAlive = new KeepAlive();
  const operationOf = (
    { socket, context }: Connection,
    id: string,
    payload: SubscribePayload,
  ): SocketOperation | readonly GraphQLError[] => {
    if (context === null) throw new Error('operation before the connection was acknowledged');
    const document = documents.read(payload);
    if (isFaults(document)) return document;
    const operationName = payload.operationName ?? undefined;
    const variables = payload.variables ?? {};
    const shared = sharedKey(schema, { document, operationName, variables, language: context.language });
    return new SocketOperation(socket, id, {
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: context,
      shared,
    });
  };
  const told = (errors: readonly GraphQLError[], { context }: Connection) => {
    if (context === null) throw new Error('an error before the connection was acknowledged');
    return leaving(errors, context, settings).map((error) => error.toJSON());
  };
  const protocol = makeServer<Record<string, unknown>, Connection>({
    schema,
    connectionInitWaitTimeout: HANDSHAKE_MILLISECONDS,
    onConnect: (connecting) => connect(connecting, settings),
    onSubscribe: ({ extra, subscriptions }, id, payload) => {
      if (Object.keys(subscriptions).length > MAX_OPERATIONS) return [tooMany()];
      return operationOf(extra, id, payload);
    },
    execute,
    subscribe: (operation) => {
      if (!(operation instanceof SocketOperation)) throw new Error('an operation of no socket');
      return operation.subscribe(answers);
    },
    onNext: ({ extra }, _id, _payload, _args, { data = null, errors }) =>
      errors === undefined ? undefined : { data, errors: told(errors, extra) },
    onError: ({ extra }, _id, _payload, errors) => told(errors, extra),
  });
  server.options.handleProtocols = handleProtocols;
  server.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const connection = connectionOf(socket, request);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (message) =>
          new Promise((resolve) => {
            /* One that cannot be sent ends with its socket. */
            if (socket.readyState === socket.OPEN) socket.send(message, () => resolve());
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (message) => {
            take(String(message)).catch((fault: unknown) => {
              settings.onFault(fault);
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          }),
      },
      connection,
    );
    /* Frames that break the rules: ws has closed the connection with the code that says so. */
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => {
      connection.forgetSession?.();
      closed(code, String(reason)).catch(settings.onFault);
    });
    keepAlive.add(socket);
  });
  return {
    dispose: async () => {
      keepAlive.stop();
      const { promise, resolve } = Promise.withResolvers<void>();
      const patience = setTimeout(resolve, FAREWELL_MILLISECONDS);
      server.close(() => resolve());
      for (const client of server.clients) client.close(GOING_AWAY);
      await promise;
      clearTimeout(patience);
    },
  };
}

/** Lets a connection in, or closes it with the code of what is wrong with its token. */
async function connect(connecting: Protocol, settings: LiveSettings): Promise<boolean> {
  const { extra, connectionParams } = connecting;
  const { credentials } = extra;
  extra.credentials = null;
  /* The token is not kept, as nothing of what came with the connection is. */
  Object.assign(connecting, { connectionParams: undefined });
  try {
    const context = await settings.contextOf({
      authorization: textOf(connectionParams, 'authorization') ?? credentials?.authorization,
      acceptLanguage: textOf(connectionParams, 'accept-language') ?? credentials?.acceptLanguage,
      address: credentials?.address ?? '',
    });
    extra.context = context;
    extra.forgetSession = settings.onSessionEnd(context, () =>
      extra.socket.close(NOT_LOGGED_IN, 'SESSION_ENDED'),
    );
    return true;
  } catch (fault) {
    if (!(fault instanceof DomainError)) throw fault;
    extra.socket.close(NOT_LOGGED_IN, fault.code);
    return false;
  }
}

function connectionOf(
  socket: WebSocket,
  { headers, socket: { remoteAddress } }: IncomingMessage,
): Connection {
  const { authorization, 'accept-language': acceptLanguage } = headers;
  return {
    socket,
    credentials: { authorization, acceptLanguage, address: remoteAddress ?? '' },
    context: null,
    forgetSession: null,
  };
}

function tooMany(): GraphQLError {
  return new GraphQLError('Too many operations', { extensions: { code: 'QUERY_TOO_COMPLEX' } });
}

function textOf(params: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const entry = Object.entries(params ?? {}).find(([key]) => key.toLowerCase() === name);
  return typeof entry?.[1] === 'string' ? entry[1] : undefined;
}
