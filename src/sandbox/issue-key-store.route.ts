import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { KEY_ALGORITHMS, type Order, type SandboxAuthority } from './certification-authority/index.ts';
import { KEY_STORE_PASSWORD } from './people/key-stores.ts';

const text = z.string().trim().min(1).max(200);
const twelveDigits = z.string().regex(/^\d{12}$/);
const organisation = z.strictObject({ name: text, bin: twelveDigits });
const person = { surname: text, givenName: text, patronymic: text.optional(), iin: twelveDigits };
const password = z.string().min(1).max(100).default(KEY_STORE_PASSWORD);
const algorithm = z.enum(KEY_ALGORITHMS).default('GOST2015');

const orderSchema = z.discriminatedUnion('template', [
  z.strictObject({ template: z.literal('INDIVIDUAL'), ...person, algorithm, password }),
  z.strictObject({
    template: z.literal('AUTHENTICATION'),
    ...person,
    algorithm: z.literal('RSA').default('RSA'),
    password,
  }),
  z.strictObject({
    template: z.enum(['HEAD', 'RIGHT_TO_SIGN', 'RIGHT_TO_SIGN_FINANCIAL', 'HUMAN_RESOURCES', 'EMPLOYEE']),
    ...person,
    organisation,
    algorithm,
    password,
  }),
  z.strictObject({
    template: z.literal('INFORMATION_SYSTEM'),
    name: text,
    systemId: z.string().regex(/^[0-2](\.\d{1,9}){2,20}$/),
    organisation,
    algorithm,
    password,
  }),
]);

/** `POST /ca/issue`: a key with its certificate for anybody who is invented, as a key store file in Base64. */
export function registerKeyStoreIssue(
  scope: FastifyInstance,
  authority: () => Promise<SandboxAuthority>,
): void {
  scope.post('/ca/issue', async (request, reply) => {
    const order = orderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const { serial, certificatePem, p12 } = await (await authority()).issue(withoutGaps(order.data));
    const { template, algorithm, password } = order.data;
    return reply.code(201).send({
      serial,
      template,
      algorithm,
      certificate: certificatePem,
      p12: p12.toString('base64'),
      password,
    });
  });
}

/** A patronymic that was not sent is not there, rather than undefined. */
function withoutGaps(order: z.infer<typeof orderSchema>): Order & { readonly password: string } {
  if (order.template === 'INFORMATION_SYSTEM') return order;
  const { patronymic, ...others } = order;
  return patronymic === undefined ? others : { ...others, patronymic };
}
