import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, look, paid, payAt, type RequestView, sent } from '../support/story.ts';
import { decided, issued, openPayment, registered, withdraw } from './acts.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

async function unpaid(client: Client): Promise<RequestView> {
  const request = await draft(client);
  await openPayment(client, request.id);
  return request;
}

describe('an applicant takes back', () => {
  it.each<[string, (client: Client) => Promise<RequestView>, string]>([
    ['a draft', draft, 'PORTAL.PROCESS.3'],
    ['an unpaid request', unpaid, 'PORTAL.PROCESS.4'],
    ['a paid request', paid, 'PORTAL.PROCESS.6'],
    ['a request that is sent and not yet registered', sent, 'PORTAL.PROCESS.9'],
  ])('%s, which ends there', async (_, make, step) => {
    const { id } = await make(cast.applicant);
    const { version } = await look(cast.applicant, id);
    const { request, userErrors } = await withdraw(cast.applicant, id);
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({ status: 'WITHDRAWN', version: version + 1 });
    const record = await recordOf(server, id);
    expect(record.request).toMatchObject({ current_step: null, refusal: null });
    expect(record.steps.at(-1)).toMatchObject({
      key: step,
      state: 'FAILED',
      actor_name: cast.applicant.person?.name,
    });
    const [told] = record.events.filter(({ type }) => type === 'WITHDRAWN');
    expect(told).toMatchObject({ status: 'WITHDRAWN', step_key: step });
    expect((await look(cast.applicant, id)).availableActions).toEqual([]);
  });

  it('an unpaid request, whose payment closes with it; money that comes all the same is given back, and does not bring it back', async () => {
    const { id } = await draft(cast.applicant);
    const { payment } = await openPayment(cast.applicant, id);
    await withdraw(cast.applicant, id);
    const before = await recordOf(server, id);
    expect(before.payments).toMatchObject([{ status: 'EXPIRED' }]);
    await payAt(payment?.checkoutUrl ?? '', 'paid');
    const after = await until('the money is given back', async () => {
      const record = await recordOf(server, id);
      return record.payments[0]?.status === 'REFUNDED' ? record : null;
    });
    expect(after.request).toMatchObject({ status: 'WITHDRAWN', current_step: null });
    expect(after.steps).toEqual(before.steps);
    const later = after.events.slice(before.events.length).map(({ type, status }) => `${type} ${status}`);
    expect(later).toEqual(['REFUND_BEGUN WITHDRAWN', 'REFUND_MADE WITHDRAWN']);
  });

  it('a request once: taking it back again changes nothing', async () => {
    const { id } = await sent(cast.applicant);
    const first = await withdraw(cast.applicant, id);
    expect(await unchanged(server, id, () => withdraw(cast.applicant, id))).toEqual(first);
  });

  it('a request, and is told so in either language', async () => {
    const { id } = await draft(cast.applicant);
    await withdraw(cast.applicant, id);
    const text = bothLanguages('requests:event.WITHDRAWN');
    for (const language of ['kk', 'ru'] as const) {
      const { node } = await speaking(server, cast.applicant, language).query<{
        node: { history: { edges: { node: { message: string } }[] } };
      }>('query ($id: ID!) { node(id: $id) { ... on Request { history { edges { node { message } } } } } }', {
        id,
      });
      expect(node.history.edges.at(-1)?.node.message).toBe(text[language]);
    }
  });
});

describe('nobody takes back', () => {
  const grounds = ['APPLICATION_INCOMPLETE'];
  it.each<[string, () => Promise<RequestView>]>([
    ['a registered request', () => registered(cast)],
    ['a request that waits for the head’s signature', () => decided(cast, { outcome: 'GRANTED' })],
    ['a refused request', () => decided(cast, { outcome: 'REFUSED', grounds })],
    ['a completed request', () => issued(cast)],
  ])('%s', async (_, make) => {
    const { id } = await make();
    const text = bothLanguages('errors:STEP_NOT_AVAILABLE');
    for (const language of ['kk', 'ru'] as const) {
      const caller = speaking(server, cast.applicant, language);
      const { request, userErrors } = await unchanged(server, id, () => withdraw(caller, id));
      expect(request).toBeNull();
      expect(userErrors).toEqual([{ code: 'STEP_NOT_AVAILABLE', path: null, message: text[language] }]);
    }
  });

  it('another’s request, not the staff either: as if it were not there', async () => {
    const { id } = await sent(cast.applicant);
    for (const other of [cast.company, cast.clerk, cast.head, cast.administrator]) {
      const { userErrors } = await unchanged(server, id, () => withdraw(other, id));
      expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    }
    const mutation = 'mutation ($id: ID!) { withdrawRequest(requestId: $id) { userErrors { code } } }';
    const codes = await unchanged(server, id, () => server.client().refusal(mutation, { id }));
    expect(codes).toEqual(['UNAUTHENTICATED']);
  });

  it('a request that is registered at the same time: one of the two wins', async () => {
    const { id } = await sent(cast.applicant);
    const { version, availableActions } = await look(cast.clerk, id);
    const assigneeId = availableActions[0]?.assignees[0]?.id;
    const input = { requestId: id, step: 'PORTAL.PROCESS.9', action: 'REGISTER', version, assigneeId };
    const mutation =
      'mutation ($input: CompleteStepInput!) { completeStep(input: $input) { userErrors { code } } }';
    const [withdrawn, { completeStep }] = await Promise.all([
      withdraw(cast.applicant, id),
      cast.clerk.query<{ completeStep: { userErrors: unknown[] } }>(mutation, { input }),
    ]);
    expect(withdrawn.userErrors.length + completeStep.userErrors.length).toBe(1);
    expect((await recordOf(server, id)).request.version).toBe(version + 1);
  });
});
