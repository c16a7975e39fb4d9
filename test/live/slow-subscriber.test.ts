import { once } from 'node:events';
import WebSocket from 'ws';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft } from '../support/story.ts';
import { toldOf } from './events.ts';
import { LiveConnection } from './live-connection.ts';
import { newcomer } from './newcomers.ts';

const ENTRIES = 2_500;
const AT_ONCE = 500;
const EVENTS = 'subscription ($after: String) { event: requestStatusChanged(after: $after) { id cursor } }';
/** Makes an answer so large that what the network holds for a reader is soon full. */
const LARGE = `subscription ($after: String) { event: requestStatusChanged(after: $after) { id cursor ${Array.from(
  { length: 250 },
  (_, place) => `m${place}: message`,
).join(' ')} } }`;

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('whoever does not take what is told is told to come back, and misses nothing by its cursor', async () => {
  const { client } = await newcomer(server);
  const { id } = await draft(client);
  const [begun] = await toldOf(client, id, 1);
  const quick = new LiveConnection(client);
  const feed = await quick.follow<{ event: Heard }>(EVENTS, { after: begun?.cursor });
  const slow = await SlowReader.open(client, LARGE, { after: begun?.cursor });
  slow.pause();
  const all: string[] = [];
  while (all.length < ENTRIES) {
    await addEntries(id);
    all.push(...(await feed.take(AT_ONCE)).map(({ event }) => event.id));
  }
  const { told, code } = await slow.resume();
  expect(code).toBe('SLOW_SUBSCRIBER');
  expect(told.length).toBeLessThan(ENTRIES);
  expect(told.map((event) => event.id)).toEqual(all.slice(0, told.length));
  const rest = await quick
    .operation<{ event: Heard }>(EVENTS, { after: told.at(-1)?.cursor ?? begun?.cursor })
    .take(ENTRIES - told.length);
  expect(rest.map(({ event }) => event.id)).toEqual(all.slice(told.length));
  await quick.end();
  slow.end();
});

/** As if that much happened to the request while nobody looked. */
async function addEntries(requestId: string): Promise<void> {
  await server.database.database.query(
    `INSERT INTO request_event (request_id, applicant_id, provider, desk, sent, type, status, step_key, values, at)
     SELECT e.request_id, e.applicant_id, e.provider, e.desk, e.sent, e.type, e.status, e.step_key, e.values, e.at
     FROM (SELECT * FROM request_event WHERE request_id = $1::uuid LIMIT 1) e, generate_series(1, $2::int)`,
    [requestId.replace(/^req_/, ''), AT_ONCE],
  );
}

interface Heard {
  readonly id: string;
  readonly cursor: string;
}

/** A connection that stops reading for a while. */
class SlowReader {
  readonly #socket: WebSocket;
  readonly #told: Heard[] = [];
  readonly #ended = Promise.withResolvers<string>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === 'next') this.#told.push(payload.data.event);
      if (type === 'error') this.#ended.resolve(payload[0].extensions.code);
    });
  }

  static async open(client: Client, query: string, variables: object): Promise<SlowReader> {
    const socket = new WebSocket(`${client.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: client.headers() }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: 'slow', type: 'subscribe', payload: { query, variables } }));
    /* What is answered to a later question shows that the subscription has begun. */
    socket.send(JSON.stringify({ id: 'after', type: 'subscribe', payload: { query: '{ __typename }' } }));
    await once(socket, 'message');
    return new SlowReader(socket);
  }

  pause(): void {
    this.#socket.pause();
  }

  async resume(): Promise<{ told: readonly Heard[]; code: string }> {
    this.#socket.resume();
    const code = await this.#ended.promise;
    return { told: this.#told, code };
  }

  end(): void {
    this.#socket.terminate();
  }
}
