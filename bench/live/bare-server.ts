import { createServer } from 'node:http';
import pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';
import { KeepAlive } from '../../src/graphql/keep-alive.ts';

/*
 * The floor: `ws` and nothing else. Whoever connects says a name and is sent what is notified for that name, text as it
 * came. Pings as the server does, since without them neither would know who has gone. Arguments: port, database.
 */

const [port = '', url = ''] = process.argv.slice(2);
const CHANNEL = 'bare_event';

const listening = new Map<string, Set<WebSocket>>();
const keepAlive = new KeepAlive();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  keepAlive.add(socket);
  socket.once('message', (message) => {
    const name = String(message);
    const others = listening.get(name) ?? new Set();
    listening.set(name, others.add(socket));
    socket.once('close', () => others.delete(socket));
  });
});

const client = new pg.Client(url);
await client.connect();
client.on('notification', ({ payload = '' }) => {
  const end = payload.indexOf(' ');
  const text = payload.slice(end + 1);
  for (const socket of listening.get(payload.slice(0, end)) ?? []) socket.send(text);
});
await client.query(`LISTEN ${CHANNEL}`);

const server = createServer((_request, response) => response.end('ready'));
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request)),
);
server.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
