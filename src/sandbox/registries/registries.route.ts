import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../kernel/index.ts';
import { bearerOnly } from '../bearer.ts';
import type { FaultSwitch } from '../faults/fault-switch.ts';
import { withFaults } from '../faults/with-faults.ts';
import type { RecordBook } from './record-book.ts';
import { answerRegistry } from './registry-services.ts';

interface RegistriesParts {
  readonly book: RecordBook;
  /** Bearer secret of the API. */
  readonly secret: string;
  readonly faults: FaultSwitch;
  readonly clock: Clock;
}

/** The registries of the state that the API asks; `GET /registries` tells anybody whom there is to ask about. */
export function registerRegistries(server: FastifyInstance, parts: RegistriesParts): void {
  const { book, secret, faults } = parts;
  server.get('/registries', async () => book.invented());
  withFaults(server, { system: 'REGISTRIES', faults, knowsNobody: true }, (scope, modeOf) => {
    scope.addContentTypeParser('application/xml', { parseAs: 'string' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.addHook('onRequest', bearerOnly(secret));
    scope.post<{ Params: { serviceId: string } }>('/registries/:serviceId', async (request, reply) => {
      const mode = modeOf(request);
      if (mode === 'RESET') return reply.raw.destroy();
      if (mode === 'FAILS') return reply.code(500).send({ error: 'internal' });
      reply.type('application/xml; charset=utf-8');
      if (mode === 'GARBAGE') return reply.send('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
      const question = typeof request.body === 'string' ? request.body : '';
      const answer = answerRegistry(request.params.serviceId, question, mode, parts);
      return answer === null ? reply.code(400).type('application/json').send({ error: 'malformed' }) : answer;
    });
  });
}
