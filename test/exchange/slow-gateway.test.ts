import { setTimeout as pause } from 'node:timers/promises';
import { allTold } from '../requests/outside.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { GatewayBetween } from './gateway-between.ts';
import { Mangystau } from './mangystau.ts';

/** How long this gateway takes, before it hands on to the sandbox's, for a message; the program waits for longer. */
const SLOW_MILLISECONDS = 100;

let gateway: GatewayBetween;
let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  gateway = await GatewayBetween.open(
    () => server.sandbox.url,
    () => pause(SLOW_MILLISECONDS),
  );
  server = await startServer({ settings: { EDITIONS: 'all', GATEWAY_URL: gateway.url } });
  at = await Mangystau.gather(server);
});
afterAll(async () => {
  await server.stop();
  gateway.close();
});

it('a gateway that answers, though slowly, is sent each message once and in the order of the ledger', async () => {
  const id = await at.completed();
  const { came } = gateway;
  const sent = (await allTold(at.applicant, id)).filter(({ messageId }) => came.includes(messageId));
  expect(sent).toHaveLength(16);
  expect([...new Set(came)]).toEqual(sent.map(({ messageId }) => messageId));
  expect(sent.filter(({ attempts }) => attempts !== 1).map(({ action, to }) => [action, to])).toEqual([]);
  expect(came).toHaveLength(16);
});
