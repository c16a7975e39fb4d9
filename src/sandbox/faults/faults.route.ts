import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FAULT_MODES, FAULTY_SYSTEMS, type FaultSwitch, isModeOf } from './fault-switch.ts';

const faultOrderSchema = z
  .strictObject({
    system: z.enum(FAULTY_SYSTEMS),
    mode: z.enum(FAULT_MODES),
    times: z.int().positive().optional(),
  })
  .refine(({ system, mode }) => isModeOf(system, mode), { path: ['mode'] });

/** `/control/faults`: how each system fails at the moment, and how it is to. */
export function registerFaults(scope: FastifyInstance, faults: FaultSwitch): void {
  scope.get('/control/faults', async () => faults.states());
  scope.put('/control/faults', async (request, reply) => {
    const order = faultOrderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const { system, mode, times = null } = order.data;
    faults.set({ system, mode, times });
    return reply.send(faults.states());
  });
}
