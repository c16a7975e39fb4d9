import { staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import { allTold, exchangesOf } from '../requests/outside.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { RunningServer } from '../support/running-server.ts';
import { look } from '../support/story.ts';
import { Mangystau, SHOWN, type Shown } from './mangystau.ts';

const MINUTE = 60_000;

/** Table 3 of annex 1: what is told, by whom and to whom, with both legs of 2, 8, 12 and 13. */
const TABLE: readonly (readonly [number, string, string, string])[] = [
  [1, 'PORTAL', 'PORTAL', 'LOCAL'],
  [2, 'REGIONAL_GATEWAY', 'LOCAL_EXECUTIVE_SYSTEM', 'REQUEST'],
  [2, 'REGIONAL_GATEWAY', 'PSC_SYSTEM', 'NOTIFICATION'],
  [3, 'LOCAL_EXECUTIVE_SYSTEM', 'PORTAL', 'STATUS'],
  [4, 'PSC_SYSTEM', 'PSC_SYSTEM', 'LOCAL'],
  [5, 'LOCAL_EXECUTIVE_SYSTEM', 'LOCAL_EXECUTIVE_SYSTEM', 'LOCAL'],
  [6, 'LOCAL_EXECUTIVE_SYSTEM', 'LOCAL_EXECUTIVE_SYSTEM', 'LOCAL'],
  [7, 'LOCAL_EXECUTIVE_SYSTEM', 'LOCAL_EXECUTIVE_SYSTEM', 'LOCAL'],
  [8, 'REGIONAL_GATEWAY', 'PORTAL', 'STATUS'],
  [8, 'REGIONAL_GATEWAY', 'PSC_SYSTEM', 'STATUS'],
  [9, 'PORTAL', 'PORTAL', 'LOCAL'],
  [10, 'PSC_SYSTEM', 'PSC_SYSTEM', 'LOCAL'],
  [11, 'LOCAL_EXECUTIVE_SYSTEM', 'LOCAL_EXECUTIVE_SYSTEM', 'LOCAL'],
  [12, 'LOCAL_EXECUTIVE_SYSTEM', 'PORTAL', 'RESULT'],
  [12, 'LOCAL_EXECUTIVE_SYSTEM', 'PSC_SYSTEM', 'STATUS'],
  [13, 'REGIONAL_GATEWAY', 'PORTAL', 'RESULT'],
  [13, 'REGIONAL_GATEWAY', 'PSC_SYSTEM', 'STATUS'],
  [14, 'PORTAL', 'PORTAL', 'LOCAL'],
  [15, 'PSC_SYSTEM', 'PSC_SYSTEM', 'LOCAL'],
];
/** Actions of people: nothing is sent for them, they end with the step. */
const OF_PEOPLE = ['3-5', '3-6', '3-11'];

let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
});
afterAll(() => server.stop());

const AT_CENTRE = `query ($number: String!) { statusAtCentre(number: $number) { ${SHOWN} } }`;
async function atCentre(number: string | null): Promise<readonly Shown[]> {
  const answer = await at.operator.query<{ statusAtCentre: readonly Shown[] }>(AT_CENTRE, { number });
  return answer.statusAtCentre;
}

describe('the ledger of a request from the portal', () => {
  it('has the fifteen actions of table 3 in order, each in the words of the act, told and none late', async () => {
    const exchanges = await allTold(at.applicant, await at.completed());
    expect(exchanges.map(({ action, from, to, kind }) => [action, from, to, kind])).toEqual(
      TABLE.map(([action, ...rest]) => [`3-${action}`, ...rest]),
    );
    for (const exchange of exchanges) {
      expect(exchange).toMatchObject(
        bothLanguages(`editions/57-2012:table.${exchange.action?.replace('-', '.')}.name`),
      );
      const { kk: kindKk, ru: kindRu } = bothLanguages(`catalogue:exchangeKind.${exchange.kind}`);
      expect(exchange).toMatchObject({ kindKk, kindRu, state: 'DELIVERED', late: false });
    }
  });

  it('is what came through the gateway, in the same order, but for what people do themselves', async () => {
    const id = await at.completed();
    const ledger = (await allTold(at.applicant, id)).filter(
      ({ action }) => !OF_PEOPLE.includes(action ?? ''),
    );
    expect(await at.cameThrough(id)).toMatchObject(
      ledger.map(({ messageId, from, to, kind }) => ({ messageId, from, to, kind })),
    );
    expect(await at.cameThrough(id)).toHaveLength(ledger.length);
  });

  it('has both legs of an action due at the same time, and each action a minute after the one before', async () => {
    const exchanges = await allTold(at.applicant, await at.completed());
    const minutes = (action: number): number[] =>
      exchanges
        .filter((exchange) => exchange.action === `3-${action}`)
        .map(({ dueAt, queuedAt }) => (Date.parse(dueAt ?? '') - Date.parse(queuedAt)) / MINUTE);
    expect([1, 2, 3, 4].map(minutes)).toEqual([[1], [2, 2], [1], [2]]);
    expect([7, 8, 9, 10].map(minutes)).toEqual([[1], [2, 2], [3], [4]]);
    expect([12, 13, 14, 15].map(minutes)).toEqual([[1, 1], [2, 2], [3], [4]]);
  });

  it('keeps an action of people open until they have done it', async () => {
    const id = await at.received();
    const fifth = async (): Promise<string | undefined> =>
      (await exchangesOf(at.applicant, id)).find(({ action }) => action === '3-5')?.state;
    await at.shows(id, 'RECEIVED');
    expect(await fifth()).toBe('QUEUED');
    await at.register(id);
    expect(await fifth()).toBe('DELIVERED');
  });

  it('is nobody’s to read who may not see the request', async () => {
    const id = await at.received();
    for (const other of [at.operator, await server.as('ADMINISTRATOR'), await server.as('CLERK')]) {
      await expect(exchangesOf(other, id)).rejects.toThrow();
    }
  });
});

describe('the portal and the centres', () => {
  it('show a request as received, in work and completed, each in both languages', async () => {
    const id = await at.received();
    const expected = (status: string): object[] =>
      ['PORTAL', 'PSC_SYSTEM'].map((system) => ({
        system,
        status,
        ...bothLanguages(`requests:shownStatus.${status}`),
      }));
    const stages: [string, () => Promise<void>][] = [
      ['RECEIVED', async () => undefined],
      ['RECEIVED', () => at.register(id)],
      ['IN_WORK', () => at.decide(id)],
      ['COMPLETED', () => at.signResult(id)],
    ];
    const { number } = await look(at.applicant, id);
    for (const [status, happens] of stages) {
      await happens();
      expect(await at.shows(id, status)).toEqual(expected(status));
      expect(await atCentre(number)).toEqual(expected(status).slice(1));
    }
  });

  it('show a refused request as completed, too', async () => {
    const id = await at.completed({
      outcome: 'REFUSED',
      grounds: ['DOCUMENTS_MISSING'],
      reasoning: 'Жарғының көшірмесі жоқ',
    });
    expect(await look(at.applicant, id)).toMatchObject({ status: 'REFUSED' });
    expect(await at.shows(id, 'COMPLETED')).toHaveLength(2);
  });

  it('show nothing of a draft', async () => {
    const id = await at.drafted();
    expect([await exchangesOf(at.applicant, id), await at.shown(id)]).toEqual([[], []]);
  });

  it.each(['20269999999999', '2026', '', 'жоқ', '20260000000001 '])(
    'show nothing under the number "%s"',
    async (number) => {
      expect(await atCentre(number)).toEqual([]);
    },
  );

  it('tell the operators of centres alone', async () => {
    const { number } = await look(at.applicant, await at.received());
    const others = [
      at.applicant,
      at.clerk,
      at.executor,
      await server.as('HEAD'),
      await server.as('ADMINISTRATOR'),
    ];
    for (const role of ['PSC_STORE', 'PSC_COURIER']) others.push(await staffAt(server, 'PSC_ASTANA', role));
    for (const other of others) expect(await other.refusal(AT_CENTRE, { number })).toEqual(['FORBIDDEN']);
    expect(await server.client().refusal(AT_CENTRE, { number })).toEqual(['UNAUTHENTICATED']);
  });
});
