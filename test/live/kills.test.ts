import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import { cutConnections } from '../support/cut-connections.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft } from '../support/story.ts';
import { newcomer } from './newcomers.ts';
import { logOf, SteadySubscriber } from './steady-subscriber.ts';

const PEOPLE = 4;
const DRAFTS = 12;

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('whatever connection to PostgreSQL is cut, and over restarts, subscribers are told all, once and in order', async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => newcomer(server)));
  const parties = people.map(({ client, iin }) => ({
    iin,
    client,
    subscribers: [new SteadySubscriber(client), new SteadySubscriber(client)],
  }));
  const drafts = (): Promise<unknown> => Promise.all(parties.map(({ client }) => makeAll(client)));

  const cut = new Set<string>();
  for (let time = 0; time < 3; time += 1) {
    const making = drafts();
    for (const name of await cutConnections(server.database.url)) cut.add(name);
    await making;
  }
  expect(cut).toContain('qyzmet qyzmet_log');
  expect(cut).toContain('qyzmet session_ended');
  await Promise.all([drafts(), server.restart()]);
  await Promise.all([drafts(), cutConnections(server.database.url).then(() => server.restart())]);

  for (const { iin, subscribers } of parties) {
    const log = await until('the log is read', () => logOf(server.database, iin).catch(() => null));
    expect(log.length).toBeGreaterThanOrEqual(5 * DRAFTS);
    for (const subscriber of subscribers) {
      await subscriber.until(log.length);
      expect(subscriber.told).toEqual(log);
      expect(subscriber.returns).toBeGreaterThanOrEqual(2);
    }
  }
  await Promise.all(parties.flatMap(({ subscribers }) => subscribers.map((subscriber) => subscriber.end())));
}, 60_000);

/** Goes on until so many have been made; one whose answer got lost may have been made besides. */
async function makeAll(client: Client): Promise<void> {
  for (let made = 0; made < DRAFTS; made += 1) {
    await until('a draft is made', () => draft(client).catch(() => null));
  }
}
