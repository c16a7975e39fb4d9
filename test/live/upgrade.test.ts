import { connect } from 'node:net';
import { type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** What the server says to a request for a WebSocket at some path, before it closes. */
function upgradeAt(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
      ),
    );
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

test.each(['/', '//', '/graphqlx', '//graphql', '/files?x=/graphql'])(
  'a WebSocket is opened nowhere but at /graphql: %s',
  async (path) => {
    expect(await upgradeAt(path)).toMatch(/^HTTP\/1\.1 (404|400) /);
    const health = await fetch(`${server.url}/health`);
    expect(health.status).toBe(200);
  },
);

test('answers are counted by route, and no address is told', async () => {
  await fetch(`${server.url}/verify/2026-AAAA-AAAA-AAAA`);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain('http_answer_seconds_count{method="GET",route="/verify/:number",status="404"} 1');
  expect(metrics).not.toContain('2026-AAAA');
});
