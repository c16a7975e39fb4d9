import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { allTold } from '../requests/outside.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { postSoap } from '../support/soap-caller.ts';
import { Mangystau } from './mangystau.ts';

/** How long this gateway takes, before it hands on to the sandbox's, for a message; the program waits for longer. */
const SLOW_MILLISECONDS = 100;

/** Ids of the messages that came, as often as they came. */
const came: string[] = [];
let gateway: Server;
let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  gateway = createServer(async (request, response) => {
    const body = await text(request);
    came.push(/<messageId>([^<]+)</.exec(body)?.[1] ?? '');
    await pause(SLOW_MILLISECONDS);
    const answer = await postSoap(`${server.sandbox.url}${request.url}`, body);
    response.writeHead(answer.status, { 'content-type': 'text/xml; charset=utf-8' }).end(answer.xml);
  });
  await new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening));
  const { port } = gateway.address() as AddressInfo;
  server = await startServer({ settings: { EDITIONS: 'all', GATEWAY_URL: `http://127.0.0.1:${port}` } });
  at = await Mangystau.gather(server);
});
afterAll(async () => {
  await server.stop();
  gateway.closeAllConnections();
  gateway.close();
});

it('a gateway that answers, though slowly, is sent each message once and in the order of the ledger', async () => {
  const id = await at.completed();
  const sent = (await allTold(at.applicant, id)).filter(({ messageId }) => came.includes(messageId));
  expect(sent).toHaveLength(16);
  expect([...new Set(came)]).toEqual(sent.map(({ messageId }) => messageId));
  expect(sent.filter(({ attempts }) => attempts !== 1).map(({ action, to }) => [action, to])).toEqual([]);
  expect(came).toHaveLength(16);
});
