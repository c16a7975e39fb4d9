import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { WebSocketServer } from 'ws';
import { LIMITS, serveWebSocket } from '../graphql/index.ts';
import { errorAnswer } from './error-answer.ts';
import { GRAPHQL, registerGraphql } from './graphql-routes.ts';
import { registerHealth } from './health.ts';
import type { HttpSettings } from './http-settings.ts';
import { observeAnswers } from './observe.ts';

export interface HttpServer {
  readonly server: FastifyInstance;
  listen(host: string, port: number): Promise<string>;
  close(): Promise<void>;
}

const REQUEST_TIMEOUT_MILLISECONDS = 30_000;

/** The one HTTP server: GraphQL over HTTP, WebSocket and server-sent events, the modules' routes, health and metrics. */
export async function createHttpServer(settings: HttpSettings): Promise<HttpServer> {
  const { apollo } = settings;
  const answerError = errorAnswer(settings.texts);
  const server = Fastify({
    loggerInstance: settings.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.body,
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    trustProxy: settings.trustProxy,
    forceCloseConnections: true,
    genReqId: () => crypto.randomUUID(),
    frameworkErrors: answerError,
  });
  server.setErrorHandler(answerError);
  if (settings.rateLimit > 0) {
    await server.register(rateLimit, {
      max: settings.rateLimit,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request, { ttl }) => ({
        statusCode: 429,
        code: 'TOO_MANY_REQUESTS',
        seconds: Math.ceil(ttl / 1000),
      }),
    });
  }
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
  });
  observeAnswers(server, settings.metrics);
  apollo.addPlugin(fastifyApolloDrainPlugin(server));
  await apollo.start();
  registerGraphql(server, settings);
  registerHealth(server, settings);
  settings.routes(server);

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.body, perMessageDeflate: false });
  const webSocket = serveWebSocket(sockets, settings.live);
  server.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== GRAPHQL) {
      socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  return {
    server,
    listen: (host, port) => server.listen({ host, port }),
    close: async () => {
      await webSocket.dispose();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await apollo.stop();
      await server.close();
    },
  };
}
