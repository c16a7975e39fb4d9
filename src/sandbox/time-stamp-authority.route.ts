import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../kernel/index.ts';
import { SandboxAuthority, TimeStampAuthority, type TimestampLie } from './certification-authority/index.ts';
import type { FaultMode, FaultSwitch } from './faults/fault-switch.ts';
import { withFaults } from './faults/with-faults.ts';

const QUERY = 'application/timestamp-query';
const REPLY = 'application/timestamp-reply';
/** A request is an imprint and little else. */
const MAX_QUERY_BYTES = 4096;

interface TimeStampPorts {
  readonly authority: () => Promise<SandboxAuthority>;
  readonly clock: Clock;
  readonly faults: FaultSwitch;
}

/**
 * `POST /ca/tsp`: time-stamps over HTTP (RFC 3161 3.4). What is no request is rejected in the answer, as the
 * protocol wants it.
 */
export function registerTimeStampAuthority(
  server: FastifyInstance,
  { authority, clock, faults }: TimeStampPorts,
): void {
  const stamping = once(async () => TimeStampAuthority.open(await authority(), clock));
  const strangers = once(async () => TimeStampAuthority.open(await foreignAuthority(clock), clock));
  withFaults(server, { system: 'TSP', faults }, (scope, modeOf) => {
    const options = { parseAs: 'buffer', bodyLimit: MAX_QUERY_BYTES } as const;
    scope.addContentTypeParser(QUERY, options, async (_request: FastifyRequest, body: Buffer) => body);
    scope.post<{ Body: Buffer }>('/ca/tsp', async (request, reply) => {
      const mode = modeOf(request);
      const stamper = await (mode === 'UNTRUSTED' ? strangers() : stamping());
      if (!Buffer.isBuffer(request.body)) return reply.code(415).send({ error: 'media-type' });
      return reply.type(REPLY).send(stamper.respond(request.body, lieOf(mode)));
    });
  });
}

function lieOf(mode: FaultMode): TimestampLie | undefined {
  return mode === 'WRONG_IMPRINT' || mode === 'OLD' ? mode : undefined;
}

/** An authority like the sandbox's own that nobody trusts. */
function foreignAuthority(clock: Clock): Promise<SandboxAuthority> {
  return SandboxAuthority.open({ clock, url: 'http://localhost/nowhere' });
}

/** Keys are made at the first request, not at every start. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
