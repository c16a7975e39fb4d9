import WebSocket from 'ws';
import { speaking } from '../requests/cast.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft } from '../support/story.ts';
import { TOO_MUCH, WRONG } from './documents.ts';
import { MY_EVENTS, type Told } from './events.ts';
import { LiveConnection } from './live-connection.ts';

let server: RunningServer;
let applicant: Client;
let connection: LiveConnection;

beforeAll(async () => {
  server = await startServer();
  applicant = speaking(server, await server.as('APPLICANT'), 'ru');
});
afterAll(() => server.stop());
beforeEach(() => {
  connection = new LiveConnection(applicant);
});
afterEach(() => connection.end());

test.each([...TOO_MUCH, ...WRONG])('%s: %s, and the connection stays', async (_what, code, query) => {
  expect(await connection.operation(query).refusal()).toMatchObject([
    { code, message: code === 'QUERY_TOO_COMPLEX' ? TOO_COMPLEX : 'Запрос составлен неверно.' },
  ]);
  expect(await connection.operation('{ __typename }').next()).toEqual({ __typename: 'Query' });
});

test('a variable of the wrong kind is the caller’s fault', async () => {
  const feed = connection.operation('query ($lang: Language) { services { name(lang: $lang) } }', {
    lang: 'EN',
  });
  expect(await feed.refusal()).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});

test('fifty operations at once on one connection and no more; one that ends makes room', async () => {
  const feeds = await Promise.all(Array.from({ length: 50 }, () => connection.operation<Told>(MY_EVENTS)));
  expect(await connection.operation(MY_EVENTS).refusal()).toEqual([
    { code: 'QUERY_TOO_COMPLEX', message: TOO_COMPLEX },
  ]);
  await feeds.pop()?.end();
  expect(await connection.operation('{ __typename }').next()).toEqual({ __typename: 'Query' });
  const { id } = await draft(applicant);
  const told = await Promise.all(feeds.map((feed) => feed.next()));
  expect(told.every(({ event }) => event.request.id === id)).toBe(true);
});

describe('what is no graphql-transport-ws is not listened to', () => {
  it.each([
    ['a text that is no JSON', 'nonsense', 4400],
    [
      'an operation before the handshake',
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } }),
      4401,
    ],
    ['a message of an unknown kind', JSON.stringify({ type: 'hello' }), 4400],
    [
      'two handshakes',
      JSON.stringify({ type: 'connection_init' }).concat('\n', JSON.stringify({ type: 'connection_init' })),
      4429,
    ],
  ])('%s', async (_what, messages, code) => {
    expect(await closingOf(server.url, PROTOCOL, messages.split('\n'))).toBe(code);
  });

  it('a message larger than is taken', async () => {
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await closingOf(server.url, PROTOCOL, ['x'.repeat(3_100_000)])).toBe(1009);
    complaint.mockRestore();
  });

  it('another protocol', async () => {
    await expect(closingOf(server.url, 'graphql-ws', [])).rejects.toThrow('no subprotocol');
  });

  it('another address', async () => {
    await expect(closingOf(server.url, PROTOCOL, [], '/elsewhere')).rejects.toThrow('404');
  });
});

const PROTOCOL = 'graphql-transport-ws';
const TOO_COMPLEX = 'Запрос слишком сложен. Запросите меньше данных.';

function closingOf(url: string, protocol: string, messages: string[], path = '/graphql'): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, protocol);
    socket.once('error', reject);
    socket.once('close', resolve);
    socket.once('open', () => {
      for (const message of messages) socket.send(message);
    });
  });
}
