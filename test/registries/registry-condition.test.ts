import { openPayment, type RefusalView, reapply, refusalOf, withdraw } from '../requests/acts.ts';
import {
  activeStep,
  arrived,
  begun,
  offered,
  queueOf,
  type ServiceName,
  signAndSend,
  staffAt,
  startWithAllEditions,
} from '../requests/any-edition.ts';
import { type Cast, castOf } from '../requests/cast.ts';
import { attemptOver, type Exchange, exchangesOf, jobDone, putOut, tryAgain } from '../requests/outside.ts';
import { recordOf, unchanged } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';

/* Everybody here is invented by the sandbox: GET /registries. */
const KNOWN = { iin: '050405400334', name: 'Сынақова Зәуре Үлгіқызы' };
const COMPANY = { bin: '991240999406', name: '«Үлгі-Баспа» ЖШС' };
const UNKNOWN = { iin: '990101300102', name: 'Белгісіз Адам' };
const DECEASED = { iin: '050219300357', name: 'Үлгінов Сабыр Мысалұлы' };
const INCAPABLE = { iin: '050726300363', name: 'Сынақов Ілияс Үлгіұлы' };
const MISSING = { iin: '051106300375', name: 'Жорамалов Ғани' };
const EXCLUDED = { iin: '050817300388', name: 'Эскизов Өмір Мысалұлы' };
const UNKNOWN_COMPANY = { bin: '940140000385', name: '«Белгісіз» ЖШС' };
const LIQUIDATED = { bin: '991240999307', name: '«Сынақ-Ақпарат» ЖШС' };

interface Desk {
  readonly service: ServiceName;
  readonly regulation: string;
  readonly channel: string;
  readonly keeper: readonly [string, string];
  /** Key of the step that asks, and of the one that follows when all is known. */
  readonly asks: string;
  readonly goesOn: string;
  readonly clause: string;
}

const DESKS: readonly Desk[] = [
  {
    service: 'MediaRegistration',
    regulation: '178-2012-3',
    channel: 'PROVIDER',
    keeper: ['INFORMATION_AND_ARCHIVES_COMMITTEE', 'CLERK'],
    asks: 'PROVIDER.PROCESS.3',
    goesOn: 'PROVIDER.PROCESS.5',
    clause: '7-5',
  },
  {
    service: 'ArchivalReference',
    regulation: '178-2012-2',
    channel: 'PSC',
    keeper: ['PSC_ASTANA', 'PSC_OPERATOR'],
    asks: 'PSC.PROCESS.3',
    goesOn: 'PSC.PROCESS.5',
    clause: '8-5',
  },
  {
    service: 'MediaRegistration',
    regulation: '322-2019',
    channel: 'PROVIDER',
    keeper: ['INFORMATION_COMMITTEE', 'EXECUTOR'],
    asks: 'PROVIDER.PROCESS.4',
    goesOn: 'PROVIDER.PROCESS.6',
    clause: '11-7',
  },
];

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await castOf(server);
});
afterEach(() => putOut(server, 'REGISTRIES', 'OFF'));
afterAll(() => server.stop());

const refused = (client: Client, id: string): Promise<RefusalView> =>
  until(`the refusal of ${id}`, () => refusalOf(client, id));

/** The notice of the process, with its clause and the cause, in both languages. */
function notice(regulation: string, clause: string, causeCode: string): RefusalView {
  const { kk: causeKk, ru: causeRu } = bothLanguages(`errors:${causeCode}`);
  const texts = bothLanguages(`editions/${regulation}:notice.DATA_UNAVAILABLE`);
  return { clause, causeCode, reasoning: null, ...texts, causeKk, causeRu, grounds: [] };
}

/** The questions of a request once they were asked so often, and the last attempt is over. */
const askedTimes = async (client: Client, id: string, attempts: number): Promise<readonly Exchange[]> => {
  await until(`${attempts} attempts`, async () =>
    (await exchangesOf(client, id)).every((exchange) => exchange.attempts === attempts) ? attempts : null,
  );
  await attemptOver(server, 'ask-registries', id);
  return exchangesOf(client, id);
};

describe.each(DESKS)('what the registries say at the desk of $regulation $channel', (desk) => {
  const { service, regulation, channel, asks, goesOn, clause } = desk;
  let keeper: Client;
  beforeAll(async () => {
    keeper = await staffAt(server, ...desk.keeper);
  });
  const entered = (applicant: object): Promise<string> =>
    begun(keeper, service, { channel, regulation, applicant });

  it.each<[string, object]>([
    ['an individual who is alive and capable', KNOWN],
    ['a legal entity that is not liquidated', COMPANY],
    ['both', { ...COMPANY, iin: KNOWN.iin }],
  ])('lets %s go on', async (_, applicant) => {
    const id = await entered(applicant);
    await arrived(keeper, id, goesOn);
    expect(await refusalOf(keeper, id)).toBeNull();
    expect((await exchangesOf(keeper, id)).map(({ state }) => state)).not.toContain('QUEUED');
  });

  it.each<[string, object, string]>([
    ['an individual whom nobody knows', UNKNOWN, 'INDIVIDUAL_UNKNOWN'],
    ['an individual who has died', DECEASED, 'INDIVIDUAL_NOT_ALIVE'],
    ['an individual who is not capable', INCAPABLE, 'INDIVIDUAL_NOT_CAPABLE'],
    ['an individual who is missing', MISSING, 'INDIVIDUAL_MISSING'],
    ['an individual whose number was taken out', EXCLUDED, 'INDIVIDUAL_EXCLUDED'],
    ['a legal entity that nobody knows', UNKNOWN_COMPANY, 'LEGAL_ENTITY_UNKNOWN'],
    ['a legal entity that is liquidated', LIQUIDATED, 'LEGAL_ENTITY_LIQUIDATED'],
    ['a legal entity whose person nobody knows', { ...COMPANY, iin: UNKNOWN.iin }, 'INDIVIDUAL_UNKNOWN'],
    ['a known person for a liquidated one', { ...LIQUIDATED, iin: KNOWN.iin }, 'LEGAL_ENTITY_LIQUIDATED'],
  ])('refuses %s, with the notice, its clause and the cause', async (_, applicant, causeCode) => {
    const id = await entered(applicant);
    expect(await refused(keeper, id)).toEqual(notice(regulation, clause, causeCode));
    const { request, steps, events } = await recordOf(server, id);
    expect(request).toMatchObject({ status: 'REFUSED', number: null, current_step: null });
    expect(steps.slice(-3).map(({ state, answer }) => [state, answer])).toEqual([
      ['DONE', null],
      ['DONE', 'FAIL'],
      ['DONE', null],
    ]);
    expect(events.map(({ type }) => type)).toEqual(['DRAFT', 'REFUSED_DATA_UNAVAILABLE']);
  });

  it('leaves nothing to do with a request that it refused', async () => {
    const id = await entered(DECEASED);
    await refused(keeper, id);
    expect(await offered(keeper, id)).toEqual([]);
    expect(await queueOf(keeper)).not.toContain(id);
    const again = await unchanged(server, id, () => reapply(keeper, id));
    expect(again.userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    const back = await unchanged(server, id, () => withdraw(keeper, id));
    expect(back.userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
  });

  it('asks only the registries that know of the applicant', async () => {
    for (const [applicant, registry] of [
      [KNOWN, 'INDIVIDUALS_REGISTRY'],
      [COMPANY, 'LEGAL_ENTITIES_REGISTRY'],
    ] as const) {
      const id = await entered(applicant);
      await arrived(keeper, id, goesOn);
      const told = (await exchangesOf(keeper, id)).map(({ kind, to }) => [kind, to]);
      expect(told).toEqual([['QUERY', registry]]);
    }
  });

  it.each([
    'UNREACHABLE',
    'MALFORMED',
    'FAILS',
    'RESET',
    'GARBAGE',
    'REFUSES',
    'OTHER_PERSON',
    'OTHER_REQUEST',
  ] as const)(
    'is waited for while the registries are %s: each attempt is counted, and it goes on by itself',
    async (mode) => {
      await putOut(server, 'REGISTRIES', mode);
      const id = await entered(KNOWN);
      const first = await askedTimes(keeper, id, 1);
      expect(first.map(({ state, deliveredAt }) => [state, deliveredAt])).toEqual(
        first.map(() => ['QUEUED', null]),
      );
      expect(first.every(({ sentAt }) => sentAt !== null)).toBe(true);
      await tryAgain(server, 'ask-registries', id);
      await askedTimes(keeper, id, 2);
      expect(await activeStep(keeper, id)).toBe(asks);
      expect(await offered(keeper, id)).toEqual(['WITHDRAW']);
      expect(await refusalOf(keeper, id)).toBeNull();
      await putOut(server, 'REGISTRIES', 'OFF');
      await tryAgain(server, 'ask-registries', id);
      await arrived(keeper, id, goesOn);
      const last = await exchangesOf(keeper, id);
      expect(last.map(({ state, attempts }) => [state, attempts])).toEqual(last.map(() => ['DELIVERED', 3]));
      expect(last.map(({ messageId }) => messageId)).toEqual(first.map(({ messageId }) => messageId));
    },
  );
});

describe('at the portal of 418-2011, where the registries are asked once the request is sent', () => {
  const CLAUSE = '6-13';

  async function sentOf(client: Client): Promise<string> {
    const id = await begun(client, 'MediaRegistration', { regulation: '418-2011' });
    await signAndSend(client, id);
    return id;
  }

  it.each<[string, keyof Cast, string]>([
    ['an individual', 'applicant', 'INDIVIDUAL_UNKNOWN'],
    ['a legal entity', 'company', 'LEGAL_ENTITY_UNKNOWN'],
  ])('%s whom the registries do not know is refused, and has nothing to pay', async (_, name, cause) => {
    await putOut(server, 'REGISTRIES', 'UNKNOWN', 1);
    const id = await sentOf(cast[name]);
    expect(await refused(cast[name], id)).toEqual(notice('418-2011', CLAUSE, cause));
    const { userErrors } = await unchanged(server, id, () => openPayment(cast[name], id));
    expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
    expect(await offered(cast[name], id)).toEqual(['RATE']);
  });

  it('while they do not answer it stays sent, with nothing to pay and for no clerk; then it goes on', async () => {
    await putOut(server, 'REGISTRIES', 'UNREACHABLE');
    const id = await sentOf(cast.applicant);
    await askedTimes(cast.applicant, id, 1);
    expect((await recordOf(server, id)).request).toMatchObject({ status: 'SENT' });
    const { userErrors } = await unchanged(server, id, () => openPayment(cast.applicant, id));
    expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
    expect(await queueOf(cast.clerk)).not.toContain(id);
    await putOut(server, 'REGISTRIES', 'OFF');
    await tryAgain(server, 'ask-registries', id);
    expect(await arrived(cast.applicant, id, 'PORTAL.PROCESS.8')).toMatchObject({
      status: 'AWAITING_PAYMENT',
    });
  });

  it('one that is withdrawn meanwhile stays withdrawn, and no question of it stays open', async () => {
    await putOut(server, 'REGISTRIES', 'UNREACHABLE');
    const id = await sentOf(cast.applicant);
    await askedTimes(cast.applicant, id, 1);
    expect((await withdraw(cast.applicant, id)).request).toMatchObject({ status: 'WITHDRAWN' });
    await putOut(server, 'REGISTRIES', 'OFF');
    await unchanged(server, id, async () => {
      await tryAgain(server, 'ask-registries', id);
      await jobDone(server, 'ask-registries', id);
    });
    expect((await exchangesOf(cast.applicant, id)).map(({ state }) => state)).not.toContain('QUEUED');
  });
});
