import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { completeStep, draft, look, sent, sign } from '../support/story.ts';
import {
  attemptsOf,
  change,
  register,
  remove,
  replay,
  systemOf,
  tryToRegister,
  webhooksOf,
  webhookWhen,
} from './integrator.ts';
import { Receiver } from './receiver.ts';

const NODE =
  'query ($id: ID!) { node(id: $id) { id ... on Webhook { url } ... on Request { number status } } }';

let server: RunningServer;
let receiver: Receiver;
let applicant: Client;
let integrator: Client;
let stranger: Client;
beforeAll(async () => {
  server = await startServer();
  receiver = await Receiver.start();
  [applicant, integrator, stranger] = await Promise.all([
    server.as('APPLICANT'),
    server.as('INTEGRATOR'),
    systemOf(server, 'INFORMATION_COMMITTEE', '050404300015'),
  ]);
});
afterEach(async () => {
  for (const client of [integrator, stranger]) {
    for (const { id } of await webhooksOf(client)) await remove(client, id);
  }
});
afterAll(async () => {
  await receiver.stop();
  await server.stop();
});

describe('a webhook of another organisation', () => {
  it('is as if it were not there', async () => {
    const { webhook } = await register(integrator, receiver.url);
    expect(await webhooksOf(stranger)).toEqual([]);
    expect(await stranger.query(NODE, { id: webhook.id })).toEqual({ node: null });
    const notFound = [{ code: 'WEBHOOK_NOT_FOUND', path: ['id'] }];
    expect((await change(stranger, 'enableWebhook', webhook.id)).userErrors).toEqual(notFound);
    expect((await change(stranger, 'disableWebhook', webhook.id)).userErrors).toEqual(notFound);
    expect((await replay(stranger, webhook.id, webhook.cursor)).userErrors).toEqual(notFound);
    expect(await remove(stranger, webhook.id)).toEqual({ deletedId: null, codes: ['WEBHOOK_NOT_FOUND'] });
    const rotated = await stranger.query(
      'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret userErrors { code path } } }',
      { id: webhook.id },
    );
    expect(rotated).toEqual({ rotateWebhookSecret: { secret: null, userErrors: notFound } });
    expect(await webhooksOf(integrator)).toMatchObject([{ id: webhook.id, enabled: true }]);
  });

  it('is told nothing of what is sent to this one', async () => {
    const other = await Receiver.start();
    const { webhook } = await register(stranger, other.url);
    await register(integrator, receiver.url);
    await sent(applicant);
    await receiver.came(1);
    expect(other.received).toEqual([]);
    expect(await webhooksOf(stranger)).toMatchObject([{ id: webhook.id, lag: 0, failures: 0 }]);
    await other.stop();
  });
});

describe('a webhook of the organisation', () => {
  it('is found by its id by its information systems, and by nobody else', async () => {
    const { webhook } = await register(integrator, receiver.url);
    const node = { id: webhook.id, url: receiver.url };
    expect(await integrator.query(NODE, { id: webhook.id })).toEqual({ node });
    for (const client of [
      applicant,
      await server.as('CLERK'),
      await server.as('ADMINISTRATOR'),
      server.client(),
    ]) {
      expect(await client.query(NODE, { id: webhook.id })).toEqual({ node: null });
    }
  });

  it('is one of ten at most, however many are registered at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => tryToRegister(integrator, receiver.url)),
    );
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes).toEqual(['WEBHOOK_LIMIT', 'WEBHOOK_LIMIT']);
    const all = await webhooksOf(integrator);
    expect(all).toHaveLength(10);
    await remove(integrator, all[0]?.id ?? '');
    expect((await tryToRegister(integrator, receiver.url)).userErrors).toEqual([]);
  });

  it('tells its attempts by pages', async () => {
    const { webhook } = await register(integrator, receiver.url);
    for (const _ of [1, 2, 3]) await sent(applicant);
    const all = await webhookWhen(integrator, webhook.id, 'three', (one) => attemptsOf(one).length === 3);
    const page = (after: string | null) =>
      integrator.query<{ webhooks: { deliveries: typeof all.deliveries }[] }>(
        `query ($after: String) { webhooks { deliveries(first: 2, after: $after) {
           edges { node { id } } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
    const [first] = (await page(null)).webhooks;
    const [second] = (await page(first?.deliveries.pageInfo.endCursor ?? null)).webhooks;
    const ids = [first, second].flatMap((one) => one?.deliveries.edges.map(({ node }) => node.id) ?? []);
    expect(ids.toReversed()).toEqual(attemptsOf(all).map(({ id }) => id));
    expect([first, second].map((one) => one?.deliveries.pageInfo.hasNextPage)).toEqual([true, false]);
    expect(await integrator.refusal('{ webhooks { deliveries(after: "x") { edges { cursor } } } }')).toEqual([
      'CURSOR_INVALID',
    ]);
    expect(await integrator.refusal('{ webhooks { deliveries(first: 0) { edges { cursor } } } }')).toEqual([
      'PAGE_SIZE',
    ]);
  });
});

it('an information system of no organisation has no webhooks', async () => {
  const nobodys = await systemOf(server, null, '050404300025');
  expect(await nobodys.refusal('{ webhooks { id } }')).toEqual(['FORBIDDEN']);
  expect(
    await nobodys.refusal('mutation { registerWebhook(input: { url: "https://a.kz" }) { secret } }'),
  ).toEqual(['FORBIDDEN']);
});

describe('an information system of the provider', () => {
  it('reads a request that was sent, and no draft', async () => {
    const unsent = await draft(applicant);
    const { id, number } = await sent(applicant);
    expect(await integrator.query(NODE, { id })).toEqual({ node: { id, number, status: 'SENT' } });
    expect(await integrator.query(NODE, { id: unsent.id })).toEqual({ node: null });
    expect(await stranger.query(NODE, { id })).toEqual({ node: null });
  });

  it('acts on none', async () => {
    const { id, version } = await sent(applicant);
    expect((await look(integrator, id)).availableActions).toEqual([]);
    const clerk = await server.as('CLERK');
    const [action] = (await look(clerk, id)).availableActions;
    const input = { requestId: id, step: action?.step ?? '', version, action: action?.action ?? '' };
    await expect(completeStep(integrator, input)).rejects.toThrow('FORBIDDEN');
    expect((await sign(integrator, id, 'AAAA')).userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    const { withdrawRequest } = await integrator.query<{
      withdrawRequest: { userErrors: { code: string }[] };
    }>('mutation ($id: ID!) { withdrawRequest(requestId: $id) { userErrors { code } } }', { id });
    expect(withdrawRequest.userErrors).toEqual([{ code: 'REQUEST_NOT_FOUND' }]);
    expect(await integrator.refusal('{ workQueue { totalCount } }')).toEqual(['FORBIDDEN']);
    expect(
      await integrator.refusal('query ($id: ID!) { signingDocument(requestId: $id) { sha256 } }', { id }),
    ).toEqual(['REQUEST_NOT_FOUND']);
  });
});
