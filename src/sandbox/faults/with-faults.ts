import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { FaultMode, FaultSwitch, FaultySystem } from './fault-switch.ts';

/** How the call that is being answered is to end. */
export type ModeOf = (request: FastifyRequest) => FaultMode;

/** Counts the call for a system behind the one that was called, too: its fault, where it has one, is that of the call. */
export type FailLike = (request: FastifyRequest, system: FaultySystem) => FaultMode;

/** Registers the routes of a system so that its calls fail as the switch says. */
export function withFaults(
  server: FastifyInstance,
  { system, faults }: { readonly system: FaultySystem; readonly faults: FaultSwitch },
  register: (scope: FastifyInstance, modeOf: ModeOf, failLike: FailLike) => void,
): void {
  const routes: FastifyPluginAsync = async (scope) => {
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
      const canBeCut = typeof payload === 'string' || Buffer.isBuffer(payload);
      return mode === 'MALFORMED' && canBeCut ? half(payload) : payload;
    });
    const modeOf: ModeOf = (request) => modes.get(request) ?? 'OFF';
    register(scope, modeOf, (request, behind) => {
      const mode = faults.take(behind);
      if (mode !== 'OFF') modes.set(request, mode);
      return mode;
    });
  };
  server.register(fastifyPlugin(routes, { name: `sandbox-${system}`, encapsulate: true }));
}

function half(content: string | Buffer): string | Buffer {
  const end = Math.ceil(content.length / 2);
  return typeof content === 'string' ? content.slice(0, end) : content.subarray(0, end);
}
