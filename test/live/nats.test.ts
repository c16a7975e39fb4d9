import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { until } from '../requests/until.ts';
import { Client } from '../support/client.ts';
import { NatsServer } from '../support/nats-server.ts';
import { type OtherNode, type RunningServer, startServer } from '../support/running-server.ts';
import { draft } from '../support/story.ts';
import { newcomer } from './newcomers.ts';
import { logOf, SteadySubscriber } from './steady-subscriber.ts';

const PEOPLE = 3;

/** Null where there is no nats-server. */
let nats: NatsServer | null;
let server: RunningServer;
let second: OtherNode;

beforeAll(async () => {
  nats = await NatsServer.startIfThere();
  if (nats === null) return;
  server = await startServer({ settings: { NATS_URL: nats.url } });
  second = await server.beside();
});
afterAll(async () => {
  if (nats === null) return;
  await server.stop();
  await nats.stop();
});

test('with NATS between two nodes, killed and started again, and a node that goes, each is told all, once and in order', async () => {
  if (nats === null) return;
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => newcomer(server)));
  const parties = people.map(({ client, iin }) => ({
    iin,
    doors: [client, elsewhere(client, second.url)],
    subscribers: [new SteadySubscriber(client), new SteadySubscriber(client, second.url)],
  }));
  type Party = (typeof parties)[number];
  const drafts = (each: number, doorsOf = ({ doors }: Party): Client[] => doors): Promise<unknown> =>
    Promise.all(parties.flatMap(doorsOf).map((door) => make(door, each)));
  const settled = async (): Promise<void> => {
    for (const { iin, subscribers } of parties) {
      const log = await logOf(server.database, iin);
      await Promise.all(subscribers.map((subscriber) => subscriber.until(log.length)));
      for (const { told } of subscribers) expect(told).toEqual(log);
    }
  };

  await drafts(5);
  await settled();
  const { url } = nats;
  await until('what is read goes by NATS', async () => {
    await drafts(1);
    return (await messagesAt(url)) > 0 ? true : null;
  });
  await Promise.all([drafts(10), nats.kill()]);
  await drafts(5);
  await settled();
  await Promise.all([drafts(10), nats.start()]);
  await settled();
  await until('NATS is used again', async () => {
    await drafts(1);
    return (await messagesAt(url)) > 0 ? true : null;
  });

  /* One of the two reads for both; each goes in its turn. */
  await Promise.all([drafts(10, ({ doors }) => doors.slice(1)), server.restart()]);
  await settled();
  await Promise.all([drafts(10, ({ doors }) => doors.slice(0, 1)), second.stop()]);
  await Promise.all(parties.map(({ subscribers }) => subscribers[0]?.until(1)));
  for (const { iin, subscribers } of parties) {
    const log = await logOf(server.database, iin);
    await subscribers[0]?.until(log.length);
    expect(subscribers[0]?.told).toEqual(log);
  }
  await Promise.all(parties.flatMap(({ subscribers }) => subscribers.map((subscriber) => subscriber.end())));
}, 60_000);

function elsewhere(client: Client, url: string): Client {
  const same = new Client(url, client.language);
  same.token = client.token;
  return same;
}

async function make(client: Client, count: number): Promise<void> {
  for (let one = 0; one < count; one += 1) await draft(client);
}

/** How many messages the stream of the nodes holds; none while NATS does not answer. */
async function messagesAt(url: string): Promise<number> {
  const connection = await connect({ servers: [new URL(url).host] }).catch(() => null);
  if (connection === null) return 0;
  try {
    const manager = await jetstreamManager(connection);
    let count = 0;
    for await (const { state } of manager.streams.list()) count += state.messages;
    return count;
  } finally {
    await connection.close();
  }
}
