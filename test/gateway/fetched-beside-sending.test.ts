import { GatewayBetween } from '../exchange/gateway-between.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { until } from '../requests/until.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { Fetcher } from './fetcher.ts';

let gateway: GatewayBetween;
let server: RunningServer;
let handOn: () => void;
beforeAll(async () => {
  const whenToldTo = new Promise<void>((resolve) => {
    handOn = resolve;
  });
  gateway = await GatewayBetween.open(
    () => server.sandbox.url,
    () => whenToldTo,
  );
  server = await startServer({
    settings: {
      EDITIONS: 'all',
      GATEWAY_URL: gateway.url,
      GATEWAY_FETCHERS: 'LOCAL_EXECUTIVE_SYSTEM,PSC_SYSTEM',
    },
  });
});
afterAll(async () => {
  await server.stop();
  gateway.close();
});

it('what is queued for a system that fetches, while others are being sent theirs, waits for it and is not sent', async () => {
  const at = await Mangystau.gather(server);
  const provider = new Fetcher(server, 'LOCAL_EXECUTIVE_SYSTEM', 'localExecutive');
  const centres = new Fetcher(server, 'PSC_SYSTEM', 'partner');
  const id = await at.sent();
  const [request] = await provider.waitingOf(id, 1);
  if (request === undefined) throw new Error('nothing waits');
  await until('a message that is being sent', async () => (gateway.came.length > 0 ? true : null));
  expect((await provider.accept(request)).status).toBe(200);
  handOn();
  await centres.waitingOf(id, 2);
  const sent = await at.cameThrough(id);
  expect(sent.map(({ to }) => to)).not.toContain('PSC_SYSTEM');
});
