import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import WebSocket, { WebSocketServer } from 'ws';
import { KeepAlive } from '../../src/graphql/keep-alive.ts';

const PERIOD_MILLISECONDS = 120;

let sockets: WebSocketServer;
let keepAlive: KeepAlive;

beforeEach(async () => {
  sockets = new WebSocketServer({ port: 0 });
  keepAlive = new KeepAlive(PERIOD_MILLISECONDS);
  sockets.on('connection', (socket) => keepAlive.add(socket));
  await once(sockets, 'listening');
});
afterEach(() => {
  keepAlive.stop();
  for (const client of sockets.clients) client.terminate();
  sockets.close();
});

async function connected(options: { autoPong: boolean }): Promise<WebSocket> {
  const { port } = sockets.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`, options);
  await once(client, 'open');
  return client;
}

test('a connection that answers stays, one that does not is closed', async () => {
  const [there, gone] = await Promise.all([connected({ autoPong: true }), connected({ autoPong: false })]);
  await once(gone, 'close');
  for (let time = 0; time < 3; time += 1) await once(there, 'ping');
  expect(there.readyState).toBe(WebSocket.OPEN);
});

test('connections are pinged one after the other, each once in a period', async () => {
  const clients = await Promise.all(Array.from({ length: 60 }, () => connected({ autoPong: true })));
  const pings = new Map<WebSocket, number>();
  let largest = 0;
  let together = 0;
  const all = Promise.withResolvers<void>();
  for (const socket of sockets.clients) {
    const { ping } = socket;
    socket.ping = (...args: Parameters<typeof ping>) => {
      together += 1;
      queueMicrotask(() => {
        largest = Math.max(largest, together);
        together = 0;
      });
      pings.set(socket, (pings.get(socket) ?? 0) + 1);
      if (pings.size === clients.length) all.resolve();
      ping.apply(socket, args);
    };
  }
  await all.promise;
  expect(largest).toBe(1);
  expect(Math.max(...pings.values())).toBeLessThanOrEqual(2);
});
