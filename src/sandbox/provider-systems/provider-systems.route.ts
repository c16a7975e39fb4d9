import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type SystemsAtWork, WORK_MODES } from './at-work.ts';
import { type Case, type CaseBook, PROVIDER_SYSTEMS } from './case-book.ts';
import type { FileReader } from './file-reader.ts';
import { type ProviderDesk, REPORT_FAULTS } from './provider-desk.ts';

export interface ProviderSystemParts {
  readonly book: CaseBook;
  readonly desk: ProviderDesk;
  readonly work: SystemsAtWork;
  readonly files: FileReader;
}

const modeSchema = z.strictObject({
  system: z.enum(PROVIDER_SYSTEMS),
  mode: z.enum(WORK_MODES),
  fault: z.enum(REPORT_FAULTS).default('NONE'),
});
const reportSchema = z.strictObject({
  correlationId: z.uuid(),
  fault: z.enum(REPORT_FAULTS).default('NONE'),
});

const caseSchema = z.strictObject({ correlationId: z.uuid() });

/**
 * `/control/systems`: whether a system works by itself; what it was sent and was answered; has it report what is next, and read
 * the documents of a request.
 */
export function registerProviderSystems(
  scope: FastifyInstance,
  { book, desk, work, files }: ProviderSystemParts,
): void {
  const state = () => ({
    systems: PROVIDER_SYSTEMS.map((system) => ({ system, ...work.modeOf(system) })),
    cases: book.all().map(viewOf),
  });
  scope.get('/control/systems', async () => state());
  scope.put('/control/systems', async (request, reply) => {
    const order = modeSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    work.set(order.data.system, order.data.mode, order.data.fault);
    return reply.send(state());
  });
  scope.delete('/control/systems', async () => {
    work.reset();
    return state();
  });
  scope.post('/control/systems/report', async (request, reply) => {
    const order = reportSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const about = book.find(order.data.correlationId);
    if (about === undefined) return reply.code(404).send({ error: 'unknown' });
    const answered = await desk.report(about, order.data.fault);
    return answered === null ? reply.code(409).send({ error: 'nothing is left' }) : reply.send(answered);
  });
  scope.post('/control/systems/files', async (request, reply) => {
    const order = caseSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const about = book.find(order.data.correlationId);
    if (about === undefined) return reply.code(404).send({ error: 'unknown' });
    about.files = await files.readAll(about);
    return reply.send(about.files);
  });
}

function viewOf({ course, ...about }: Case): object {
  return { ...about, left: course.steps.length - about.next };
}
