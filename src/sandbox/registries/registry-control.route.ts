import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { RecordBook } from './record-book.ts';
import { POWERS } from './records.ts';

const individualChange = z.strictObject({
  alive: z.boolean().exactOptional(),
  capable: z.boolean().exactOptional(),
  missing: z.boolean().exactOptional(),
  excluded: z.boolean().exactOptional(),
  documentValid: z.boolean().exactOptional(),
});
const legalEntityChange = z.strictObject({
  liquidated: z.boolean().exactOptional(),
  inactive: z.boolean().exactOptional(),
  headIin: z
    .string()
    .regex(/^\d{12}$/)
    .nullable()
    .exactOptional(),
});
const powerChange = z.strictObject({
  number: z.string().min(1).max(100),
  date: z.iso.date(),
  revoked: z.boolean().exactOptional(),
  validUntil: z.iso.date().nullable().exactOptional(),
  powers: z.array(z.enum(POWERS)).exactOptional(),
});

/** `/control/registries`: changes what the registries know of somebody; DELETE puts all of it back. */
export function registerRegistryControl(scope: FastifyInstance, book: RecordBook): void {
  scope.put<{ Params: { iin: string } }>('/control/registries/individuals/:iin', async (request, reply) => {
    const change = individualChange.safeParse(request.body);
    if (!change.success) return malformed(reply, change.error);
    return answer(reply, book.changeIndividual(request.params.iin, change.data));
  });
  scope.put<{ Params: { bin: string } }>(
    '/control/registries/legal-entities/:bin',
    async (request, reply) => {
      const change = legalEntityChange.safeParse(request.body);
      if (!change.success) return malformed(reply, change.error);
      return answer(reply, book.changeLegalEntity(request.params.bin, change.data));
    },
  );
  scope.put('/control/registries/powers-of-attorney', async (request, reply) => {
    const order = powerChange.safeParse(request.body);
    if (!order.success) return malformed(reply, order.error);
    const { number, date, ...change } = order.data;
    return answer(reply, book.changePower(number, date, change));
  });
  scope.delete('/control/registries', async () => {
    book.reset();
    return book.invented();
  });
}

function malformed(reply: FastifyReply, { issues }: z.ZodError): FastifyReply {
  return reply.code(400).send({ error: 'malformed', issues });
}

function answer(reply: FastifyReply, record: object | undefined): FastifyReply {
  return record === undefined ? reply.code(404).send({ error: 'unknown' }) : reply.send(record);
}
