import { message } from '../../src/kernel/index.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { registered } from './acts.ts';
import { act, attempt } from './any-edition.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { checkOf, decisionOf, uuidOf } from './checks-of.ts';
import { unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

describe('granting against a check that failed', () => {
  /** Waits for the executor; its money is on its way back. */
  async function unpaid(): Promise<string> {
    const { id } = await registered(cast);
    expect(await checkOf(cast.executor, id, 'PAYMENT')).toMatchObject({
      outcome: 'PASSED',
      evidence: [{ kind: 'PAYMENT', nodeId: expect.stringMatching(/^pay_/) }],
    });
    await server.database.database.query(
      "UPDATE payment SET status = 'REFUNDING', refund_reason = 'LATE' WHERE subject_id = $1",
      [uuidOf(id)],
    );
    expect(await checkOf(cast.executor, id, 'PAYMENT')).toMatchObject({ outcome: 'FAILED' });
    return id;
  }

  it.each([['none'], ['  ']])('is turned down with a reason that is %j', async (reasoning) => {
    const id = await unpaid();
    const decision = { outcome: 'GRANTED', reasoning: reasoning === 'none' ? null : reasoning };
    for (const language of ['kk', 'ru'] as const) {
      const executor = speaking(server, cast.executor, language);
      const { userErrors } = await unchanged(server, id, () => attempt(executor, id, { decision }));
      const check = message('requests:check.PAYMENT.name');
      const told = bothLanguages('errors:CHECK_FAILED', { check })[language];
      expect(userErrors).toEqual([
        { code: 'CHECK_FAILED', message: told, path: ['input', 'decision', 'reasoning'] },
      ]);
    }
  });

  it('is kept with its reason, and with what was found', async () => {
    const id = await unpaid();
    const reasoning = 'Төлем қателесіп қайтарылған, қайта түсті';
    await act(cast.executor, id, { decision: { outcome: 'GRANTED', reasoning } });
    expect(await decisionOf(cast.executor, id)).toMatchObject({
      reasoning,
      checks: expect.arrayContaining([{ code: 'PAYMENT', outcome: 'FAILED' }]),
    });
  });

  it('asks no reason of whoever refuses on a ground', async () => {
    const id = await unpaid();
    await act(cast.executor, id, {
      decision: { outcome: 'REFUSED', grounds: ['APPLICATION_INCOMPLETE'], reasoning: 'Өтініш толық емес' },
    });
  });
});
