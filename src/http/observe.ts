import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

/** A line in the log and a sample in the metrics for each answer, by route: addresses themselves may carry secrets. */
export function observeAnswers(server: FastifyInstance, metrics: Registry): void {
  const duration = new Histogram({
    name: 'http_answer_seconds',
    help: 'Time until an answer was sent, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [metrics],
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    duration.observe({ method, route, status }, reply.elapsedTime / 1000);
    request.log.info({ method, route, status, milliseconds: Math.round(reply.elapsedTime) }, 'answered');
  });
}
