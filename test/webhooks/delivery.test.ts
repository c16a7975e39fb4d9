import { logPlaced } from '../live/log-placed.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, draft, look, NEWSPAPER, sent } from '../support/story.ts';
import { attemptsOf, register, remove, webhooksOf, webhookWhen } from './integrator.ts';
import { Receiver, toldBy } from './receiver.ts';
import { isSigned } from './standard-signature.ts';

let server: RunningServer;
let receiver: Receiver;
let applicant: Client;
let integrator: Client;
beforeAll(async () => {
  server = await startServer();
  [applicant, integrator] = await Promise.all([server.as('APPLICANT'), server.as('INTEGRATOR')]);
});
beforeEach(async () => {
  await logPlaced(server.database);
  receiver = await Receiver.start();
});
afterEach(async () => {
  for (const { id } of await webhooksOf(integrator)) await remove(integrator, id);
  await receiver.stop();
});
afterAll(() => server.stop());

test('an event is told with its number, its place and its status, and signed', async () => {
  const { secret } = await register(integrator, receiver.url);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { id, number } = await sent(applicant);
  const [message] = await receiver.came(1);
  if (message === undefined) throw new Error('nothing came');
  const told = toldBy(message);
  expect(told).toEqual({
    type: 'SENT',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    data: { eventId: message.id, cursor: expect.any(String), requestId: id, number, status: 'SENT' },
  });
  expect(message.headers['content-type']).toBe('application/json');
  expect(Math.abs(Number(message.timestamp) - Date.now() / 1000)).toBeLessThan(60);
  expect(isSigned(message, secret)).toBe(true);
  expect(isSigned({ ...message, body: `${message.body} ` }, secret)).toBe(false);
  expect(isSigned({ ...message, timestamp: String(Number(message.timestamp) + 1) }, secret)).toBe(false);
  expect(isSigned(message, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);
});

test('a body tells nothing about a person, and the API tells the rest by its ids', async () => {
  await register(integrator, receiver.url);
  await sent(applicant);
  const [message] = await receiver.came(1);
  if (message === undefined || applicant.person === undefined) throw new Error('nothing came');
  for (const personal of [applicant.person.iin, applicant.person.name, NEWSPAPER.title, NEWSPAPER.owner]) {
    expect(message.body).not.toContain(personal);
  }
  const { requestId, number, eventId } = toldBy(message).data;
  const answer = await integrator.query(
    `query ($number: String!, $event: ID!) { request(number: $number) { id status applicant { name } }
       node(id: $event) { ... on StatusEvent { id status } } }`,
    { number, event: eventId },
  );
  expect(answer).toEqual({
    request: { id: requestId, status: 'SENT', applicant: { name: applicant.person.name } },
    node: { id: eventId, status: 'SENT' },
  });
});

test('the story of a request is told in its order, and what came before it was sent is not', async () => {
  const { webhook } = await register(integrator, receiver.url);
  const { id } = await sent(applicant);
  const [clerk, executor] = await Promise.all([server.as('CLERK'), server.as('EXECUTOR')]);
  const [first] = (await look(clerk, id)).availableActions;
  const assignee = first?.assignees.find(({ name }) => name === executor.person?.name);
  await carryOut(clerk, id, { assigneeId: assignee?.id });
  await carryOut(executor, id, { decision: { outcome: 'GRANTED' } });
  const messages = (await receiver.came(4)).map(toldBy);
  expect(messages.map(({ type, data }) => [type, data.status])).toEqual([
    ['SENT', 'SENT'],
    ['REGISTERED', 'REGISTERED'],
    ['IN_PROGRESS', 'IN_PROGRESS'],
    ['RESULT_PREPARED', 'IN_PROGRESS'],
  ]);
  const { history } = (
    await applicant.query<{ node: { history: { edges: { node: { id: string; cursor: string } }[] } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { history { edges { node { id cursor } } } } } }',
      { id },
    )
  ).node;
  const told = messages.map(({ data: { eventId, cursor } }) => ({ id: eventId, cursor }));
  expect(history.edges.map(({ node }) => node).slice(-told.length)).toEqual(told);
  expect(history.edges.length).toBeGreaterThan(told.length);
  const after = await webhookWhen(integrator, webhook.id, 'all told', ({ lag }) => lag === 0);
  expect(after).toMatchObject({ cursor: told.at(-1)?.cursor, enabled: true, failures: 0 });
  expect(attemptsOf(after)).toMatchObject(
    told.map(({ id: eventId }) => ({ eventId, attempt: 1, delivered: true, httpStatus: 204, error: null })),
  );
});

test('a webhook that asked for some kinds is told of those, and gets past the others', async () => {
  const { webhook } = await register(integrator, receiver.url, { types: ['REGISTERED', 'REGISTERED'] });
  expect(webhook.types).toEqual(['REGISTERED']);
  const { id } = await sent(applicant);
  const clerk = await server.as('CLERK');
  const [first] = (await look(clerk, id)).availableActions;
  await carryOut(clerk, id, { assigneeId: first?.assignees[0]?.id });
  const [message] = await receiver.came(1);
  expect(message === undefined ? null : toldBy(message)).toMatchObject({
    type: 'REGISTERED',
    data: { requestId: id },
  });
  const other = await sent(applicant);
  const passed = await webhookWhen(integrator, webhook.id, 'the other passed', ({ cursor, lag }) => {
    return lag === 0 && cursor !== (message === undefined ? '' : toldBy(message).data.cursor);
  });
  expect(attemptsOf(passed)).toHaveLength(1);
  expect(receiver.received.map((one) => toldBy(one).data.requestId)).not.toContain(other.id);
});

test('what happened before a webhook was registered, and drafts, are not told', async () => {
  await sent(applicant);
  await logPlaced(server.database);
  const { webhook } = await register(integrator, receiver.url);
  await draft(applicant);
  const { id } = await sent(applicant);
  await webhookWhen(integrator, webhook.id, 'told', (one) => one.lag === 0 && attemptsOf(one).length > 0);
  expect(receiver.received.map((one) => toldBy(one).data.requestId)).toEqual([id]);
});

test('a webhook is told of nothing once it is deleted', async () => {
  const { webhook } = await register(integrator, receiver.url);
  const second = await Receiver.start();
  await register(integrator, second.url);
  expect(await remove(integrator, webhook.id)).toEqual({ deletedId: webhook.id, codes: [] });
  expect(await remove(integrator, webhook.id)).toEqual({ deletedId: null, codes: ['WEBHOOK_NOT_FOUND'] });
  await sent(applicant);
  await second.came(1);
  await second.stop();
  expect(receiver.received).toEqual([]);
});
