import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  type CertificateRecord,
  REVOCATION_REASONS,
  type RevocationReason,
  type SandboxAuthority,
} from './certification-authority/index.ts';

const reasons = Object.keys(REVOCATION_REASONS).filter(
  (name): name is Exclude<RevocationReason, 'certificateHold'> =>
    name in REVOCATION_REASONS && name !== 'certificateHold',
);
const serial = z.string().regex(/^[0-9A-Fa-f]{2,40}$/);
const orderSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('REVOKE'), serial, reason: z.enum(reasons).default('unspecified') }),
  z.strictObject({ action: z.literal('HOLD'), serial }),
  z.strictObject({ action: z.literal('RELEASE'), serial }),
]);
type Order = z.infer<typeof orderSchema>;

/** From which state each action leads on; a final revocation stays what it is. */
const ALLOWED_FROM: Readonly<Record<Order['action'], readonly CertificateRecord['status'][]>> = {
  REVOKE: ['GOOD', 'ON_HOLD'],
  HOLD: ['GOOD'],
  RELEASE: ['ON_HOLD'],
};

/** `/control/ca`: the certificates that were issued and how they stand; revokes, holds and releases one. */
export function registerCertificateControl(
  scope: FastifyInstance,
  authority: () => Promise<SandboxAuthority>,
): void {
  scope.get('/control/ca', async () => (await authority()).issued());
  scope.put('/control/ca', async (request, reply) => {
    const order = orderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const opened = await authority();
    const record = find(opened, order.data.serial);
    if (record === undefined) return reply.code(404).send({ error: 'unknown' });
    if (!ALLOWED_FROM[order.data.action].includes(record.status)) {
      return reply.code(409).send({ error: 'conflict', status: record.status });
    }
    carryOut(opened, record.serial, order.data);
    return reply.send(find(opened, record.serial));
  });
}

function find(authority: SandboxAuthority, serial: string): CertificateRecord | undefined {
  return authority.issued().find((record) => record.serial === serial.toUpperCase());
}

function carryOut(authority: SandboxAuthority, serial: string, order: Order): void {
  if (order.action === 'RELEASE') authority.release(serial);
  else authority.revoke(serial, order.action === 'HOLD' ? 'certificateHold' : order.reason);
}
