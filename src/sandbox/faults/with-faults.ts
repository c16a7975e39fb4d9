import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FaultMode, FaultSwitch, FaultySystem } from './fault-switch.ts';

/** Registers the routes of a system so that its calls fail as the switch says. */
export function withFaults(
  server: FastifyInstance,
  { system, faults }: { readonly system: FaultySystem; readonly faults: FaultSwitch },
  register: (scope: FastifyInstance) => void,
): void {
  server.register(async (scope) => {
    const modes = new WeakMap<FastifyRequest, FaultMode>();
    scope.addHook('onRequest', async (request, reply) => {
      const mode = faults.take(system);
      if (mode === 'UNKNOWN') return reply.code(404).send({ error: 'unknown' });
      if (mode === 'UNREACHABLE') return reply.code(503).send({ error: 'unavailable' });
      modes.set(request, mode);
      return undefined;
    });
    scope.addHook('onSend', async (request, _reply, payload) => {
      const mode = modes.get(request);
      if (mode === 'SLOW') await faults.delay();
      return mode === 'MALFORMED' && typeof payload === 'string' ? half(payload) : payload;
    });
    register(scope);
  });
}

function half(text: string): string {
  return text.slice(0, Math.ceil(text.length / 2));
}
