import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { bearerOnly } from '../bearer.ts';
import type { FaultSwitch } from '../faults/fault-switch.ts';
import { withFaults } from '../faults/with-faults.ts';
import { INVENTED_RECORDS } from './invented-records.ts';
import { findIndividual, findLegalEntity, findPowerOfAttorney } from './known-records.ts';

interface RegistriesParts {
  /** Bearer secret of the API. */
  readonly secret: string;
  readonly faults: FaultSwitch;
}

const powerOfAttorneyQuery = z.object({ number: z.string().min(1).max(100), date: z.iso.date() });

/** The registries of the state that the API asks; `GET /registries` tells anybody whom there is to ask about. */
export function registerRegistries(server: FastifyInstance, { secret, faults }: RegistriesParts): void {
  server.get('/registries', async () => INVENTED_RECORDS);
  withFaults(server, { system: 'REGISTRIES', faults }, (scope) => {
    scope.addHook('onRequest', bearerOnly(secret));
    scope.get<{ Params: { iin: string } }>('/registries/individuals/:iin', async (request, reply) =>
      answer(reply, findIndividual(request.params.iin)),
    );
    scope.get<{ Params: { bin: string } }>('/registries/legal-entities/:bin', async (request, reply) =>
      answer(reply, findLegalEntity(request.params.bin)),
    );
    scope.get('/registries/powers-of-attorney', async (request, reply) => {
      const query = powerOfAttorneyQuery.safeParse(request.query);
      if (!query.success) return reply.code(400).send({ error: 'malformed', issues: query.error.issues });
      return answer(reply, findPowerOfAttorney(query.data.number, query.data.date));
    });
  });
}

function answer(reply: FastifyReply, record: object | undefined): FastifyReply {
  return record === undefined ? reply.code(404).send({ error: 'unknown' }) : reply.send(record);
}
