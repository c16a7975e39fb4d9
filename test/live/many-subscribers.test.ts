import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft } from '../support/story.ts';
import { inOrder, LOG_START } from './events.ts';
import { type Feed, LiveConnection } from './live-connection.ts';
import { newcomer } from './newcomers.ts';

const PEOPLE = 10;
const CONNECTIONS_EACH = 5;
const SUBSCRIPTIONS = 40;
const DRAFTS = 30;

interface Told {
  readonly event: { readonly id: string; readonly cursor: string; readonly message: string };
}

const EVENTS =
  'subscription ($after: String) { event: requestStatusChanged(after: $after) { id cursor message } }';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('two thousand subscribers on one node are told all that is theirs, in order, and nothing else', async () => {
  const people: Client[] = [];
  for (let one = 0; one < PEOPLE; one += 1) people.push((await newcomer(server)).client);
  const parties = await Promise.all(people.map(subscribe));
  const all = await Promise.all(
    parties.map(async ({ client, feeds }) => {
      const [, ...told] = await Promise.all([drafts(client), ...feeds.map((feed) => feed.take(DRAFTS))]);
      return { told, replayed: await replay(client) };
    }),
  );
  for (const { told, replayed } of all) {
    expect(told).toHaveLength(CONNECTIONS_EACH * SUBSCRIPTIONS);
    for (const events of told) expect(events).toEqual(replayed);
    expect(inOrder(replayed.map(({ event }) => event.cursor))).toBe(true);
  }
  const ids = all.flatMap(({ replayed }) => replayed.map(({ event }) => event.id));
  expect(new Set(ids).size).toBe(PEOPLE * DRAFTS);
  await Promise.all(parties.flatMap(({ connections }) => connections.map((connection) => connection.end())));
}, 60_000);

async function subscribe(
  client: Client,
): Promise<{ client: Client; connections: LiveConnection[]; feeds: Feed<Told>[] }> {
  const connections = Array.from({ length: CONNECTIONS_EACH }, () => new LiveConnection(client));
  const feeds = await Promise.all(
    connections.map(async (connection) => {
      const begun = Array.from({ length: SUBSCRIPTIONS - 1 }, () => connection.operation<Told>(EVENTS));
      const last = await connection.follow<Told>(EVENTS);
      return [...begun, last];
    }),
  );
  return { client, connections, feeds: feeds.flat() };
}

async function drafts(client: Client): Promise<void> {
  for (let one = 0; one < DRAFTS; one += 1) await draft(client);
}

/** The same as the log itself has it. */
async function replay(client: Client): Promise<Told[]> {
  const connection = new LiveConnection(client);
  const told = await connection.operation<Told>(EVENTS, { after: LOG_START }).take(DRAFTS);
  await connection.end();
  return told;
}
