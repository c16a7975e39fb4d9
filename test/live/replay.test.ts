import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, payAt, startPayment } from '../support/story.ts';
import { historyOf, inOrder, MY_EVENTS, type Told, toldOf } from './events.ts';
import { LiveConnection } from './live-connection.ts';
import { newcomer } from './newcomers.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const idsOf = (told: readonly Told[]): string[] => told.map(({ event }) => event.id);

test('after a cursor exactly what was missed is told, then what happens', async () => {
  const { client } = await newcomer(server);
  const { id } = await draft(client);
  const checkout = await startPayment(client, id);
  await payAt(checkout, 'failed');
  const history = await toldOf(client, id, 3);
  expect(history.map(({ status }) => status)).toEqual(['DRAFT', 'AWAITING_PAYMENT', 'AWAITING_PAYMENT']);
  for (const [place, seen] of history.entries()) {
    const connection = new LiveConnection(client);
    const feed = connection.operation<Told>(MY_EVENTS, { id, after: seen.cursor });
    const missed = await feed.take(history.length - place - 1);
    expect(idsOf(missed)).toEqual(history.slice(place + 1).map((event) => event.id));
    await connection.end();
  }
  const connection = new LiveConnection(client);
  const feed = await connection.follow<Told>(MY_EVENTS, { after: history.at(-1)?.cursor });
  await payAt(await startPayment(client, id), 'paid');
  expect((await feed.next()).event.status).toBe('AWAITING_SIGNATURE');
  await connection.end();
});

test('what happens while nobody is connected, over a restart, is told once to whoever comes back', async () => {
  const { client } = await newcomer(server);
  const before = new LiveConnection(client);
  const feed = await before.follow<Told>(MY_EVENTS);
  const { id } = await draft(client);
  const seen = await feed.next();
  await before.end();

  const checkout = await startPayment(client, id);
  /* The gateway's word comes while the server is away; it goes on sending it. */
  await server.restart(() => payAt(checkout, 'paid'));
  const back = new LiveConnection(client);
  const missed = await back.operation<Told>(MY_EVENTS, { after: seen.event.cursor }).take(2);
  expect(missed.map(({ event }) => event.status)).toEqual(['AWAITING_PAYMENT', 'AWAITING_SIGNATURE']);
  expect([seen.event.id, ...idsOf(missed)]).toEqual((await historyOf(client, id)).map((event) => event.id));
  await back.end();
});

test('the server closes its connections when it stops, and takes them again when it is back', async () => {
  const { client } = await newcomer(server);
  const connection = new LiveConnection(client);
  await connection.follow(MY_EVENTS);
  await server.restart();
  expect(await connection.closed).toMatchObject({ code: 1001 });
  const again = new LiveConnection(client);
  const feed = await again.follow<Told>(MY_EVENTS);
  const { id } = await draft(client);
  expect((await feed.next()).event.request.id).toBe(id);
  await again.end();
});

test('what arrives during a long replay is told once and in its place', async () => {
  const { client } = await newcomer(server);
  const first = await draft(client);
  const [begin] = await toldOf(client, first.id, 1);
  await drafts(client, 450);
  const connections = Array.from({ length: 3 }, () => new LiveConnection(client));
  const feeds = connections.map((connection) =>
    connection.operation<Told>(MY_EVENTS, { after: begin?.cursor }),
  );
  const [, ...told] = await Promise.all([drafts(client, 150), ...feeds.map((feed) => feed.take(600))]);
  const last = await draft(client);
  for (const [index, events] of told.entries()) {
    expect(new Set(idsOf(events)).size).toBe(600);
    expect(inOrder(events.map(({ event }) => event.cursor))).toBe(true);
    expect(idsOf(events)).toEqual(idsOf(told[0] ?? []));
    expect((await feeds[index]?.next())?.event.request.id).toBe(last.id);
  }
  await Promise.all(connections.map((connection) => connection.end()));
});

test('the cursors of a history serve a subscription: it may tell an entry again, but misses none', async () => {
  const { client } = await newcomer(server);
  const { id } = await draft(client);
  const checkout = await startPayment(client, id);
  const seen = await historyOf(client, id);
  const connection = new LiveConnection(client);
  const feed = connection.operation<Told>(MY_EVENTS, { id, after: seen.at(-1)?.cursor });
  await payAt(checkout, 'paid');
  const told = new Set(seen.map((event) => event.id));
  for (let status = ''; status !== 'AWAITING_SIGNATURE'; ) {
    const { event } = await feed.next();
    told.add(event.id);
    status = event.status;
  }
  expect([...told]).toEqual((await historyOf(client, id)).map((event) => event.id));
  await connection.end();
});

test('the history is paged by the same cursors', async () => {
  const { client } = await newcomer(server);
  const { id } = await draft(client);
  await payAt(await startPayment(client, id), 'failed');
  const history = await toldOf(client, id, 3);
  const { node } = await client.query<{ node: { history: Record<string, unknown> } }>(
    `query ($id: ID!, $after: String) { node(id: $id) { ... on Request { history(first: 1, after: $after) {
       totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`,
    { id, after: history[0]?.cursor },
  );
  const second = history[1]?.cursor;
  expect(node.history).toEqual({
    totalCount: 3,
    edges: [{ cursor: second }],
    pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: second, endCursor: second },
  });
});

test.each(['', '!', 'MS4', 'nonsense', '99999999999999999999.1', `${'9'.repeat(400)}`])(
  'a cursor that is none, %j, is turned down',
  async (after) => {
    const { client } = await newcomer(server);
    const connection = new LiveConnection(client);
    const [refusal] = await connection.operation(MY_EVENTS, { after }).refusal();
    expect(refusal?.code).toBe('CURSOR_INVALID');
    await connection.end();
  },
);

async function drafts(client: Parameters<typeof draft>[0], count: number): Promise<void> {
  for (let left = count; left > 0; left -= 10) {
    await Promise.all(Array.from({ length: Math.min(10, left) }, () => draft(client)));
  }
}
