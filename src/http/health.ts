import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

/** /health: the process answers; /ready: what it depends on answers too; /metrics: for Prometheus. */
export function registerHealth(
  server: FastifyInstance,
  { isReady, metrics }: { isReady: () => Promise<boolean>; metrics: Registry },
): void {
  server.get('/health', async () => ({ status: 'ok' }));
  server.get('/ready', async (_request, reply) => {
    const ready = await isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  server.get('/metrics', async (_request, reply) => {
    const text = await metrics.metrics();
    return reply.type(metrics.contentType).send(text);
  });
}
