import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FaultMode, FaultSwitch, FaultySystem } from './fault-switch.ts';

/** How the call that is being answered is to end. */
export type ModeOf = (request: FastifyRequest) => FaultMode;

/** Registers the routes of a system so that its calls fail as the switch says. */
export function withFaults(
  server: FastifyInstance,
  {
    system,
    faults,
    knowsNobody = false,
  }: {
    readonly system: FaultySystem;
    readonly faults: FaultSwitch;
    /** UNKNOWN is the routes' own answer, not 404. */
    readonly knowsNobody?: boolean;
  },
  register: (scope: FastifyInstance, modeOf: ModeOf) => void,
): void {
  server.register(async (scope) => {
    const modes = new WeakMap<FastifyRequest, FaultMode>();
    scope.addHook('onRequest', async (request, reply) => {
      const mode = faults.take(system);
      if (mode === 'UNKNOWN' && !knowsNobody) return reply.code(404).send({ error: 'unknown' });
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
    register(scope, (request) => modes.get(request) ?? 'OFF');
  });
}

function half(content: string | Buffer): string | Buffer {
  const end = Math.ceil(content.length / 2);
  return typeof content === 'string' ? content.slice(0, end) : content.subarray(0, end);
}
