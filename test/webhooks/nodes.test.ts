import { logPlaced } from '../live/log-placed.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { sent } from '../support/story.ts';
import { attemptsOf, register, remove, replay, webhooksOf, webhookWhen } from './integrator.ts';
import { answerWith, Receiver, TAKE, toldBy } from './receiver.ts';

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

/** Ids of what came, in its order. */
const ids = (): string[] => receiver.received.map(({ id }) => id);

/** Ids of the log, in commit order, of what was sent to the provider after a place. */
async function logAfter(cursor: string): Promise<string[]> {
  const [xid, id] = Buffer.from(cursor, 'base64url').toString().split('.');
  const rows = await server.database.database.query<{ id: string }>(
    `SELECT e.id::text FROM request_event e
     WHERE e.sent AND (e.xid, e.id) > ($1::xid8, $2::bigint) ORDER BY e.xid, e.id`,
    [xid, id],
  );
  return rows.map((row) => `evt_${row.id}`);
}

const allTold = (id: string) => webhookWhen(integrator, id, 'all told', ({ lag }) => lag === 0);

test('several nodes tell each event once and in the order of the log, one at a time', async () => {
  const { webhook } = await register(integrator, receiver.url);
  const others = [await server.beside(), await server.beside()];
  try {
    await Promise.all(Array.from({ length: 8 }, () => sent(applicant)));
    await allTold(webhook.id);
    expect(ids()).toEqual(await logAfter(webhook.cursor));
    expect(ids()).toHaveLength(8);
    expect(receiver.atOnce).toBe(1);
  } finally {
    for (const other of others) await other.stop();
  }
});

test('what happens while every node is down is told after the start, in its order', async () => {
  const { webhook } = await register(integrator, receiver.url);
  receiver.answer = answerWith(500);
  const first = await sent(applicant);
  await webhookWhen(integrator, webhook.id, 'a failure', ({ failures }) => failures === 1);
  await server.restart(async () => {
    receiver.answer = TAKE;
  });
  const second = await sent(applicant);
  await allTold(webhook.id);
  const told = receiver.received.map((message) => toldBy(message).data.requestId);
  expect(told.slice(0, 2)).toEqual([first.id, first.id]);
  expect(told.indexOf(second.id)).toBe(told.length - 1);
});

test('a node that stops leaves what is under way to the next, and counts it as no failure', async () => {
  const { webhook } = await register(integrator, receiver.url);
  receiver.answer = () => undefined;
  const { id } = await sent(applicant);
  await receiver.came(1);
  await server.restart(async () => {
    receiver.answer = TAKE;
  });
  const told = (await receiver.came(2)).map((message) => toldBy(message).data.requestId);
  expect(told).toEqual([id, id]);
  expect(attemptsOf(await allTold(webhook.id))).toMatchObject([{ attempt: 1, delivered: true }]);
});

test('a receiver that does not answer keeps no other one waiting', async () => {
  receiver.answer = () => undefined;
  await register(integrator, receiver.url);
  const other = await Receiver.start();
  await register(integrator, other.url);
  const requests = [await sent(applicant), await sent(applicant)];
  await receiver.came(1);
  const told = (await other.came(2)).map((message) => toldBy(message).data.requestId);
  await other.stop();
  expect(told).toEqual(requests.map(({ id }) => id));
});

test('a node that died in the middle is waited for as long as its lease, and no longer', async () => {
  const { webhook } = await register(integrator, receiver.url);
  const { database } = server.database;
  await database.query(
    `UPDATE webhook SET lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 hour' RETURNING id`,
  );
  const other = await Receiver.start();
  await register(integrator, other.url);
  await sent(applicant);
  await other.came(1);
  await other.stop();
  expect(receiver.received).toEqual([]);
  await database.query(`UPDATE webhook SET leased_until = clock_timestamp() WHERE id = $1 RETURNING id`, [
    webhook.id.replace('whk_', ''),
  ]);
  await sent(applicant);
  await allTold(webhook.id);
  expect(ids()).toEqual(await logAfter(webhook.cursor));
});

test('a replay tells again everything after its cursor under the same ids, and goes on from there', async () => {
  const { webhook } = await register(integrator, receiver.url);
  for (const _ of [1, 2, 3]) await sent(applicant);
  const [first, second, third] = await receiver.came(3);
  if (first === undefined) throw new Error('nothing came');
  const { webhook: moved, userErrors } = await replay(integrator, webhook.id, toldBy(first).data.cursor);
  expect(userErrors).toEqual([]);
  expect(moved).toMatchObject({ cursor: toldBy(first).data.cursor });
  await receiver.came(5);
  const fourth = await sent(applicant);
  const again = (await receiver.came(6)).slice(3);
  expect(again.map(({ id }) => id).slice(0, 2)).toEqual([second?.id, third?.id]);
  expect(again.map((message) => toldBy(message).data.requestId).at(-1)).toBe(fourth.id);
});

test('a replay asked for while a message is under way is not lost', async () => {
  const { webhook } = await register(integrator, receiver.url);
  await sent(applicant);
  await receiver.came(1);
  await allTold(webhook.id);
  const held: (() => void)[] = [];
  receiver.answer = (response) => held.push(() => response.writeHead(204).end());
  await sent(applicant);
  await receiver.came(2);
  await replay(integrator, webhook.id, webhook.cursor);
  receiver.answer = TAKE;
  for (const answer of held) answer();
  await receiver.came(4);
  await allTold(webhook.id);
  const log = await logAfter(webhook.cursor);
  expect(ids()).toEqual([...log, ...log]);
});

test.each([
  ['no cursor', 'nonsense', 'CURSOR_INVALID'],
  [
    'ahead of what was told',
    Buffer.from('18446744073709551615.1').toString('base64url'),
    'WEBHOOK_CURSOR_AHEAD',
  ],
])('a replay is refused that is %s', async (_, after, code) => {
  const { webhook } = await register(integrator, receiver.url);
  expect((await replay(integrator, webhook.id, after)).userErrors).toEqual([{ code, path: ['after'] }]);
  const [kept] = await webhooksOf(integrator);
  expect(kept?.cursor).toBe(webhook.cursor);
});

test('no entry is passed whose transaction is still open when a later one is told', async () => {
  const { webhook } = await register(integrator, receiver.url);
  let commit: () => void = () => undefined;
  const open = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const begun = server.application.database.transaction(async (transaction) => {
    await transaction.query('SELECT pg_current_xact_id()');
    await open;
  });
  const { id } = await sent(applicant);
  expect(receiver.received).toEqual([]);
  commit();
  await begun;
  await allTold(webhook.id);
  expect(receiver.received.map((message) => toldBy(message).data.requestId)).toEqual([id]);
});
