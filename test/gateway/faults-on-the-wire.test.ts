import { Mangystau } from '../exchange/mangystau.ts';
import { activeStep, startWithAllEditions } from '../requests/any-edition.ts';
import {
  allTold,
  type Exchange,
  exchangesOf,
  type FaultMode,
  putOut,
  triedTimes,
  tryAgain,
} from '../requests/outside.ts';
import { recordOf } from '../requests/record.ts';
import type { RunningServer } from '../support/running-server.ts';

let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
});
afterEach(() => putOut(server, 'GATEWAY', 'OFF'));
afterAll(() => server.stop());

const tried = (id: string, attempts: number): Promise<Exchange> =>
  triedTimes(server, at.applicant, id, attempts);

/** How the gateway fails, and whether it has taken the message nevertheless. */
const FAULTS: readonly (readonly [FaultMode, boolean])[] = [
  ['UNREACHABLE', false],
  ['SERVER_ERROR', false],
  ['SOAP_FAULT', false],
  ['RESET', true],
  ['MALFORMED', true],
  ['WRONG_SIGNATURE', true],
  ['WRONG_CORRELATION', true],
];

describe('a gateway that fails with', () => {
  it.each(FAULTS)(
    '%s leaves the request where it is, and nothing is lost or told twice',
    async (mode, taken) => {
      await putOut(server, 'GATEWAY', mode);
      const id = await at.sent();
      expect(await tried(id, 1)).toMatchObject({ state: 'QUEUED', deliveredAt: null });
      expect(await at.cameThrough(id)).toHaveLength(taken ? 1 : 0);
      await tryAgain(server, 'deliver-messages', id);
      expect(await tried(id, 2)).toMatchObject({ state: 'QUEUED', deliveredAt: null });
      expect((await recordOf(server, id)).request).toMatchObject({ status: 'SENT' });
      expect(await activeStep(at.applicant, id)).toBe('PORTAL.PROCESS.6');

      await putOut(server, 'GATEWAY', 'OFF');
      await tryAgain(server, 'deliver-messages', id);
      await at.shows(id, 'RECEIVED');
      expect(await activeStep(at.applicant, id)).toBe('PORTAL.ACTION.5');
      const sent = (await exchangesOf(at.applicant, id)).filter(({ attempts }) => attempts > 0);
      const came = await at.cameThrough(id);
      expect(came.map(({ messageId }) => messageId)).toEqual(sent.map(({ messageId }) => messageId));
      const { steps } = await recordOf(server, id);
      expect(steps.filter(({ key }) => key === 'PORTAL.PROCESS.6')).toHaveLength(1);
    },
  );
});

it('every message of a request of 57-2012 goes as a signed envelope under the number of its line', async () => {
  const id = await at.completed();
  const told = (await allTold(at.applicant, id)).filter(({ attempts }) => attempts > 0);
  const came = await at.cameThrough(id);
  expect(came.length).toBeGreaterThanOrEqual(16);
  for (const { messageId } of came) {
    const line = told.find((one) => one.messageId === messageId);
    const envelope = await (await fetch(`${server.sandbox.url}/gateway/messages/${messageId}`)).text();
    expect(envelope).toContain(`<messageId>${messageId}</messageId><correlationId>${id.replace('req_', '')}`);
    expect(envelope).toContain(`<serviceId>QYZMET_${line?.kind}</serviceId>`);
    expect(envelope).toContain('wsu:Id="id-');
    expect(envelope).toContain('&lt;ds:Signature');
  }
});
