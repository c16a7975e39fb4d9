import type { XmlElement } from '../../src/xml/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { activeStep, arrived, attempt, codesOf, offered } from '../requests/any-edition.ts';
import { allTold, exchangesOf } from '../requests/outside.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { completeStep, look } from '../support/story.ts';
import {
  actElement,
  Reporter,
  reportNext,
  sentOf,
  setSystem,
  startWithSystems,
  stepElement,
  told,
} from './provider-system.ts';

let server: RunningServer;
let at: Mangystau;
let applicant: Client;
beforeAll(async () => {
  server = await startWithSystems();
  at = await Mangystau.gather(server);
  applicant = at.applicant;
});
afterEach(async () => {
  await setSystem(server, 'E_LICENSING', 'WAITS');
  await setSystem(server, 'LOCAL_EXECUTIVE_SYSTEM', 'WAITS');
});
afterAll(() => server.stop());

const ended = (id: string, status: string) =>
  until(`${id} ${status}`, async () =>
    (await told(applicant, id)).status === status ? told(applicant, id) : null,
  );

describe.each([
  ['57-2012', 'LOCAL_EXECUTIVE_SYSTEM', 'COMPLETED', ['3-3', 'REGISTERED', 'DRAFTED', 'ISSUED']],
  [
    '183-2015',
    'LOCAL_EXECUTIVE_SYSTEM',
    'COMPLETED',
    ['REGISTERED', 'HANDED_ON', 'HANDED_ON', 'CHECKED', 'DRAFTED', 'ISSUED'],
  ],
  [
    '322-2019',
    'E_LICENSING',
    'COMPLETED',
    ['REGISTERED', 'HANDED_ON', 'TAKEN_UP', 'CHECKED', 'DRAFTED', 'AGREED', 'ISSUED'],
  ],
] as const)('a request of %s', (regulation, system, status, reports) => {
  it(`is carried through by what ${system} reports`, async () => {
    await setSystem(server, system, 'ANSWERS');
    const id = await sentOf(applicant, regulation);
    const { exchangeReceipts, systemNumbers } = await ended(id, status);
    const taken = exchangeReceipts.filter(({ outcome }) => outcome === 'TAKEN');
    expect(taken.map((line) => line.told)).toEqual(reports);
    expect(taken.every(({ sender }) => sender === system)).toBe(true);
    expect(systemNumbers.map(({ kind }) => kind)).toEqual(['REQUEST', 'RESULT']);
    expect(systemNumbers.every((one) => one.system === system)).toBe(true);
  });
});

describe('a result of another system', () => {
  it('is handed out as it was drawn up there, and anybody may check it', async () => {
    await setSystem(server, 'LOCAL_EXECUTIVE_SYSTEM', 'ANSWERS');
    const id = await sentOf(applicant, '57-2012');
    await ended(id, 'COMPLETED');
    const { node } = await applicant.query<{
      node: { result: { number: string; url: string; signature: { signerName: string } } };
    }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { result { number url signature { signerName } } } } }',
      { id },
    );
    const paper = Buffer.from(await (await fetch(node.result.url)).arrayBuffer());
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    const { verifyPaper } = await server
      .client()
      .query<{ verifyPaper: { verdict: string } }>(
        'query ($content: Base64!) { verifyPaper(content: $content) { verdict } }',
        { content: paper.toString('base64') },
      );
    expect(verifyPaper.verdict).toBe('AUTHENTIC');
  });
});

describe('the ledger of 57-2012', () => {
  it('has the fifteen actions told, those of the system by the system', async () => {
    await setSystem(server, 'LOCAL_EXECUTIVE_SYSTEM', 'ANSWERS');
    const id = await sentOf(applicant, '57-2012');
    await ended(id, 'COMPLETED');
    const exchanges = await allTold(applicant, id);
    expect(new Set(exchanges.map(({ action }) => action))).toEqual(
      new Set(Array.from({ length: 15 }, (_, index) => `3-${index + 1}`)),
    );
    const sentByUs = await at.cameThrough(id);
    expect(sentByUs.some(({ from }) => from === 'LOCAL_EXECUTIVE_SYSTEM')).toBe(false);
    expect(await at.shows(id, 'COMPLETED')).toHaveLength(2);
  });

  it('has the status that the system tells wait for it, and be shown from then on', async () => {
    const id = await at.received();
    const third = async () =>
      (await exchangesOf(applicant, id)).find(({ action }) => action === '3-3')?.state;
    expect(await third()).toBe('QUEUED');
    expect(await reportNext(server, id)).toMatchObject({ told: '3-3', fault: null });
    expect(await third()).toBe('DELIVERED');
    expect(await at.shows(id, 'RECEIVED')).toHaveLength(2);
  });

  it('tells the system the request itself, and each receiver what it shows', async () => {
    const id = await at.received();
    const { number } = await look(applicant, id);
    const messages = await at.cameThrough(id);
    expect(messages.find(({ kind }) => kind === 'REQUEST')).toMatchObject({
      action: '3-2',
      request: { number, regulation: '57-2012', channel: 'PORTAL' },
    });
    const shown = await until(
      'a message that shows',
      async () =>
        (await at.cameThrough(id)).find(({ kind, to }) => kind === 'LOCAL' && to === 'PSC_SYSTEM') ?? null,
    );
    expect(shown).toMatchObject({ action: '3-4', shows: 'RECEIVED', request: null });
  });
});

describe('a number that the system gave', () => {
  it('is told to the applicant in both languages, live and in the history', async () => {
    const live = applicant.subscribe<{ requestStatusChanged: { kk: string; ru: string } }>(
      'subscription { requestStatusChanged { kk: message(lang: KK) ru: message(lang: RU) request { id } } }',
    );
    const id = await at.received();
    await reportNext(server, id);
    await reportNext(server, id);
    const number = (await told(applicant, id)).systemNumbers[0]?.number ?? 'none';
    const seen = await until('the entry', async () => {
      const { requestStatusChanged } = await live.next();
      return requestStatusChanged.ru.includes(number) ? requestStatusChanged : null;
    });
    expect(seen.kk).toContain(number);
    await live.end();
  });
});

async function workplaceOf(client: Client, id: string): Promise<string | null> {
  const { node } = await client.query<{ node: { workplace: string | null } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { workplace } } }',
    { id },
  );
  return node.workplace;
}

describe('the desk of this server', () => {
  it('offers nothing of steps that are done in the system, says where they are, and takes none', async () => {
    const id = await at.received();
    expect(await workplaceOf(at.clerk, id)).toBe('LOCAL_EXECUTIVE_SYSTEM');
    expect(await offered(at.clerk, id)).toEqual([]);
    const { version } = await look(at.clerk, id);
    const step = await activeStep(at.clerk, id);
    const refused = await completeStep(at.clerk, { requestId: id, step, version, action: 'REGISTER' });
    expect(codesOf(refused)).toEqual(['STEP_IN_OTHER_SYSTEM']);
    expect((await look(at.clerk, id)).version).toBe(version);
  });

  it('gives out no result to be signed', async () => {
    const id = await at.received();
    for (let reports = 0; reports < 3; reports++) await reportNext(server, id);
    await arrived(applicant, id, 'PORTAL.PROCESS.7');
    await expect(at.executor.signedDocument(id, 'PORTAL.PROCESS.7')).rejects.toThrow('STEP_IN_OTHER_SYSTEM');
  });

  it('works as before where the setting names no system, and refuses what the system reports', async () => {
    await server.restart(undefined, { WORKPLACES: '' });
    try {
      const id = await at.received();
      expect(await offered(at.clerk, id)).toEqual(['REGISTER']);
      expect(await workplaceOf(at.clerk, id)).toBeNull();
      expect(await reportNext(server, id)).toMatchObject({
        fault: 'REPORT_REFUSED',
        reason: 'WORKPLACE_HERE',
      });
      await at.register(id);
      expect((await attempt(at.executor, id, { decision: { outcome: 'GRANTED' } })).userErrors).toEqual([]);
    } finally {
      await server.restart();
    }
  });
});

describe('E-licensing', () => {
  it('reports a draft that was returned and a request that was handed to somebody else', async () => {
    const system = new Reporter(server, 'E_LICENSING');
    const [unitHead = '', first = '', second = ''] = ['UNIT_HEAD', 'EXECUTOR', 'EXECUTOR'].map(
      (role, place) =>
        server.people.filter((one) => one.organisation === 'INFORMATION_COMMITTEE' && one.role === role)[
          place === 2 ? 1 : 0
        ]?.iin,
    );
    const id = await sentOf(applicant, '322-2019');
    for (let reports = 0; reports < 5; reports++) await reportNext(server, id);
    await arrived(applicant, id, 'PORTAL.ACTION.5');
    const send = async (key: string, official: string, act: XmlElement, note: string | null = null) => {
      const content = stepElement(key, official, act, note);
      const { fault, reason } = await system.send(await system.about(applicant, id, content));
      return [fault, reason];
    };
    const taken = [null, null];
    expect(await send('PORTAL.ACTION.5', unitHead, actElement('returned'))).toEqual([
      'REPORT_REFUSED',
      'NOTE_REQUIRED',
    ]);
    expect(await send('PORTAL.ACTION.5', unitHead, actElement('returned'), 'Толықтырыңыз')).toEqual(taken);
    expect(await activeStep(applicant, id)).toBe('PORTAL.ACTION.4');
    const reassigned = actElement('reassigned', { assignee: second });
    expect(await send('PORTAL.ACTION.4', unitHead, reassigned, 'Демалыста')).toEqual(taken);
    const drafted = actElement('drafted', { outcome: 'GRANTED' });
    expect(await send('PORTAL.ACTION.4', first, drafted)).toEqual(['REPORT_REFUSED', 'NOT_YOUR_STEP']);
    expect(await send('PORTAL.ACTION.4', second, drafted)).toEqual(taken);
    expect(await activeStep(applicant, id)).toBe('PORTAL.ACTION.5');
  });
});
