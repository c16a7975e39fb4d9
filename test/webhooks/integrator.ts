import { until } from '../requests/until.ts';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import { dueNow } from '../support/due-now.ts';
import type { DemonstrationPerson } from '../support/people.ts';
import type { RunningServer } from '../support/running-server.ts';

export interface DeliveryView {
  readonly id: string;
  readonly eventId: string;
  readonly attempt: number;
  readonly at: string;
  readonly delivered: boolean;
  readonly milliseconds: number;
  readonly httpStatus: number | null;
  readonly error: string | null;
  readonly errorText: string | null;
  readonly response: string | null;
}

export interface WebhookView {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  readonly enabled: boolean;
  readonly disabledReason: string | null;
  readonly disabledText: string | null;
  readonly cursor: string;
  readonly lag: number;
  readonly failures: number;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
  readonly previousSecretUntil: string | null;
  readonly deliveries: {
    readonly edges: readonly { readonly node: DeliveryView; readonly cursor: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface Payload {
  readonly webhook: WebhookView | null;
  readonly secret?: string | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
}

const WEBHOOK = `id url description types enabled disabledReason disabledText cursor lag failures failingSince
  nextAttemptAt previousSecretUntil deliveries(first: 50) { edges { cursor node { id eventId attempt at delivered milliseconds
  httpStatus error errorText response } } pageInfo { hasNextPage endCursor } }`;
const PAYLOAD = `{ webhook { ${WEBHOOK} } userErrors { code path } }`;

/** An information system of another organisation, or of none. */
export async function systemOf(
  server: RunningServer,
  organisation: string | null,
  iin: string,
): Promise<Client> {
  const person: DemonstrationPerson = {
    name: 'Бөтен Жүйе',
    iin,
    bin: null,
    rnn: null,
    role: 'INTEGRATOR',
    organisation,
    password: 'Stranger-Juie-2026',
    p12: '',
    p12Password: '',
  };
  await server.application.identity.createStaffMember.run({ ...person, role: 'INTEGRATOR', language: 'kk' });
  return server.client().logIn(person);
}

/** What comes of registering, refused or not. */
export async function tryToRegister(
  client: Client,
  url: string,
  more: { description?: string; types?: readonly string[] } = {},
): Promise<Payload> {
  const { registerWebhook } = await client.query<{ registerWebhook: Payload }>(
    `mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) {
       webhook { ${WEBHOOK} } secret userErrors { code path } } }`,
    { input: { url, ...more } },
  );
  return registerWebhook;
}

export async function register(
  client: Client,
  url: string,
  more: { description?: string; types?: readonly string[] } = {},
): Promise<{ webhook: WebhookView; secret: string }> {
  const { webhook, secret, userErrors } = await tryToRegister(client, url, more);
  if (webhook === null || typeof secret !== 'string') throw new Error(JSON.stringify(userErrors));
  return { webhook, secret };
}

export async function rotate(client: Client, id: string): Promise<string> {
  const { rotateWebhookSecret } = await client.query<{ rotateWebhookSecret: Payload }>(
    'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret userErrors { code } } }',
    { id },
  );
  return rotateWebhookSecret.secret ?? '';
}

export async function change(
  client: Client,
  name: 'enableWebhook' | 'disableWebhook',
  id: string,
): Promise<Payload> {
  const { payload } = await client.query<{ payload: Payload }>(
    `mutation ($id: ID!) { payload: ${name}(id: $id) ${PAYLOAD} }`,
    { id },
  );
  return payload;
}

export async function replay(client: Client, id: string, after: string): Promise<Payload> {
  const { replayWebhook } = await client.query<{ replayWebhook: Payload }>(
    `mutation ($id: ID!, $after: String!) { replayWebhook(id: $id, after: $after) ${PAYLOAD} }`,
    { id, after },
  );
  return replayWebhook;
}

export async function remove(
  client: Client,
  id: string,
): Promise<{ deletedId: string | null; codes: string[] }> {
  const { deleteWebhook } = await client.query<{
    deleteWebhook: { deletedId: string | null; userErrors: { code: string }[] };
  }>('mutation ($id: ID!) { deleteWebhook(id: $id) { deletedId userErrors { code } } }', { id });
  return { deletedId: deleteWebhook.deletedId, codes: deleteWebhook.userErrors.map(({ code }) => code) };
}

export async function webhooksOf(client: Client): Promise<readonly WebhookView[]> {
  return (await client.query<{ webhooks: readonly WebhookView[] }>(`{ webhooks { ${WEBHOOK} } }`)).webhooks;
}

/** The webhook once it is as the test waits for. */
export function webhookWhen(
  client: Client,
  id: string,
  what: string,
  holds: (webhook: WebhookView) => boolean,
): Promise<WebhookView> {
  return until(what, async () => {
    const webhook = (await webhooksOf(client)).find((one) => one.id === id);
    return webhook !== undefined && holds(webhook) ? webhook : null;
  });
}

/** Its attempts, the first one first. */
export function attemptsOf(webhook: WebhookView): readonly DeliveryView[] {
  return webhook.deliveries.edges.map(({ node }) => node).toReversed();
}

/**
 * The webhook once it is as the test waits for; meanwhile its job is done at once whenever it waits for its time. The
 * queue is the owner's business.
 */
export async function hurriedUntil(
  server: RunningServer,
  client: Client,
  id: string,
  what: string,
  holds: (webhook: WebhookView) => boolean,
): Promise<WebhookView> {
  return asOwner(server.database.url, (owner) =>
    until(what, async () => {
      const webhook = (await webhooksOf(client)).find((one) => one.id === id);
      if (webhook !== undefined && holds(webhook)) return webhook;
      await dueNow(owner, {
        where: 'key = $1 AND locked_at IS NULL AND run_at > now()',
        values: [`deliver-webhook:${id.replace('whk_', '')}`],
      });
      return null;
    }),
  );
}
