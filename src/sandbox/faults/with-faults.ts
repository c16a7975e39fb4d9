import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FaultMode, FaultSwitch, FaultySystem } from './fault-switch.ts';

/**
 * Registers the routes of a system so that its calls fail as the switch says. A route that can lie asks
 * `modeOf` how.
 */
export function withFaults(
  server: FastifyInstance,
  { system, faults }: { readonly system: FaultySystem; readonly faults: FaultSwitch },
  register: (scope: FastifyInstance, modeOf: (request: FastifyRequest) => FaultMode) => void,
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
      const cut = mode === 'MALFORMED' && (typeof payload === 'string' || payload instanceof Uint8Array);
      return cut ? half(payload) : payload;
    });
    register(scope, (request) => modes.get(request) ?? 'OFF');
  });
}

function half<T extends string | Uint8Array>(payload: T) {
  return payload.slice(0, Math.ceil(payload.length / 2));
}
