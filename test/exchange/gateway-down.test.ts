import { withdraw } from '../requests/acts.ts';
import { activeStep, queueOf, startWithAllEditions } from '../requests/any-edition.ts';
import { type Exchange, exchangesOf, jobDone, putOut, triedTimes, tryAgain } from '../requests/outside.ts';
import { recordOf } from '../requests/record.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { Mangystau } from './mangystau.ts';

const MINUTE = 60_000;

const clock = new MovedClock();
let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  server = await startWithAllEditions(clock);
  at = await Mangystau.gather(server);
});
afterEach(async () => {
  clock.reset();
  await putOut(server, 'GATEWAY', 'OFF');
});
afterAll(() => server.stop());

const tried = (id: string, attempts: number): Promise<Exchange> =>
  triedTimes(server, at.applicant, id, attempts);

describe('while the gateway is out of order', () => {
  it.each(['UNREACHABLE', 'UNKNOWN'] as const)(
    'a request stays sent and for no clerk, its message is tried, and it goes on afterwards: %s',
    async (mode) => {
      await putOut(server, 'GATEWAY', mode);
      const id = await at.sent();
      expect(await tried(id, 1)).toMatchObject({ state: 'QUEUED', deliveredAt: null });
      await tryAgain(server, 'deliver-messages', id);
      expect(await tried(id, 2)).toMatchObject({ state: 'QUEUED' });
      expect((await recordOf(server, id)).request).toMatchObject({ status: 'SENT' });
      expect(await activeStep(at.applicant, id)).toBe('PORTAL.PROCESS.6');
      expect(await queueOf(at.clerk)).not.toContain(id);
      expect(await at.cameThrough(id)).toEqual([]);
      await putOut(server, 'GATEWAY', 'OFF');
      await tryAgain(server, 'deliver-messages', id);
      await at.shows(id, 'RECEIVED');
      expect(await activeStep(at.applicant, id)).toBe('PORTAL.ACTION.5');
      expect(await queueOf(at.clerk)).toContain(id);
      expect(await tried(id, 3)).toMatchObject({ state: 'DELIVERED' });
    },
  );

  it('a message that was taken without an answer is sent again, and taken once', async () => {
    await putOut(server, 'GATEWAY', 'MALFORMED', 2);
    const id = await at.sent();
    await tried(id, 1);
    await tryAgain(server, 'deliver-messages', id);
    await tried(id, 2);
    await tryAgain(server, 'deliver-messages', id);
    await at.shows(id, 'RECEIVED');
    const first = await tried(id, 3);
    const came = (await at.cameThrough(id)).filter(({ messageId }) => messageId === first.messageId);
    expect(came).toHaveLength(1);
    const { steps } = await recordOf(server, id);
    expect(steps.filter(({ key }) => key === 'PORTAL.PROCESS.6')).toHaveLength(1);
  });

  it('a message is late once its minute is over, and stays so when it is told', async () => {
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await at.sent();
    expect(await tried(id, 1)).toMatchObject({ late: false });
    clock.moveBy(2 * MINUTE);
    const late = async (): Promise<string[]> =>
      (await exchangesOf(at.applicant, id)).filter((one) => one.late).map(({ to }) => to);
    expect((await late()).slice(0, 2)).toEqual(['PORTAL', 'LOCAL_EXECUTIVE_SYSTEM']);
    await putOut(server, 'GATEWAY', 'OFF');
    await tryAgain(server, 'deliver-messages', id);
    await at.shows(id, 'RECEIVED');
    expect((await late()).slice(0, 2)).toEqual(['PORTAL', 'LOCAL_EXECUTIVE_SYSTEM']);
  });

  it('the provider is not told of a request that is withdrawn meanwhile', async () => {
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await at.sent();
    await tried(id, 1);
    expect((await withdraw(at.applicant, id)).request).toMatchObject({ status: 'WITHDRAWN' });
    await putOut(server, 'GATEWAY', 'OFF');
    await tryAgain(server, 'deliver-messages', id);
    await jobDone(server, 'deliver-messages', id);
    expect((await recordOf(server, id)).request).toMatchObject({ status: 'WITHDRAWN' });
    expect((await at.cameThrough(id)).map(({ to }) => to)).not.toContain('LOCAL_EXECUTIVE_SYSTEM');
  });
});
