import { resultPaper, resultStatement } from '../../src/sandbox/provider-systems/result-paper.ts';
import { APPLICANT } from '../centres/parcel-story.ts';
import { act, activeStep, arrived, begun, offered, signAndSend } from '../requests/any-edition.ts';
import { bothLanguages } from '../requests/texts.ts';
import { until } from '../requests/until.ts';
import type { RunningServer } from '../support/running-server.ts';
import { look } from '../support/story.ts';
import { DRAFT, GROUND, ISSUE, MangystauReports } from './mangystau-reports.ts';
import { actElement, reportNext, startWithSystems, stepElement, told } from './provider-system.ts';

let server: RunningServer;
let reports: MangystauReports;
beforeAll(async () => {
  server = await startWithSystems();
  reports = await MangystauReports.gather(server);
});
afterAll(() => server.stop());

/** Registered in the system, and refused there in a draft. */
async function refusalDrafted(): Promise<string> {
  const { at, system, executor } = reports;
  const id = await at.received();
  for (let times = 0; times < 2; times++) await reportNext(server, id);
  const drafted = actElement('drafted', { outcome: 'REFUSED', ground: GROUND, reasoning: 'Көшірме жоқ' });
  await system.send(await system.about(at.applicant, id, stepElement(DRAFT, executor, drafted)));
  expect(await activeStep(at.applicant, id)).toBe(ISSUE);
  return id;
}

/** The document of the system, and the statement about it that the executor has signed. */
async function issued(id: string, changes: Partial<Parameters<typeof resultStatement>[0]> = {}) {
  const { at } = reports;
  const { number } = await look(at.applicant, id);
  const paper = await resultPaper('Бас тарту', 'ЖА-1', new Date());
  const content = resultStatement({
    audience: server.url,
    request: { id: id.replace('req_', ''), number: number ?? '', regulation: '57-2012' },
    document: 'REASONED_REFUSAL',
    outcome: 'REFUSED',
    grounds: [GROUND],
    paper,
    ...changes,
  });
  return actElement('issued', {
    paper: paper.toString('base64'),
    signature: at.executor.sign(content, false),
  });
}

describe('a refusal that was drawn up in another system', () => {
  it('ends the request with its grounds and its document', async () => {
    const { at, system, executor } = reports;
    const id = await refusalDrafted();
    const report = await system.about(at.applicant, id, stepElement(ISSUE, executor, await issued(id)));
    expect((await system.send(report)).fault).toBeNull();
    const { node } = await at.applicant.query<{ node: { status: string; refusal: object } }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { status
         refusal { reasoning grounds { code kk: text(lang: KK) ru: text(lang: RU) } } result { outcome } } } }`,
      { id },
    );
    expect(node).toMatchObject({
      status: 'REFUSED',
      refusal: {
        reasoning: 'Көшірме жоқ',
        grounds: [{ code: GROUND, ...bothLanguages(`editions/57-2012:ground.${GROUND}`) }],
      },
      result: { outcome: 'REFUSED' },
    });
  });

  it.each([
    ['another decision', { outcome: 'GRANTED' }],
    ['other grounds', { grounds: [] }],
    ['another kind of document', { document: 'FOREIGN_PERIODICALS_REFERENCE' }],
    ['another server', { audience: 'https://elsewhere.example' }],
  ] as const)('is not issued by a signature for %s', async (_what, changes) => {
    const { at, system, executor } = reports;
    const id = await refusalDrafted();
    const act = await issued(id, changes);
    const report = await system.about(at.applicant, id, stepElement(ISSUE, executor, act));
    const [fault] = await reports.refusedWith(id, () => system.send(report));
    expect(fault).toBe('REPORT_REFUSED');
  });
});

describe('a request that was entered at a centre', () => {
  it('is worked on in the system, and comes back to be handed over at the centre', async () => {
    const { operator } = reports.at;
    const id = await begun(operator, 'ForeignPeriodicals', {
      ...{ channel: 'PSC', regulation: '57-2012', applicant: APPLICANT },
    });
    await signAndSend(operator, id);
    await arrived(operator, id, 'PSC.ACTION.5');
    for (const step of ['PSC.ACTION.6', 'PSC.PROCESS.7', 'PSC.PROCESS.8']) {
      expect(await reportNext(server, id)).toMatchObject({ fault: null });
      expect(await activeStep(operator, id)).toBe(step);
    }
    expect(await offered(operator, id)).toContain('HAND_OVER');
    await act(operator, id);
    await until('the end', async () => ((await told(operator, id)).status === 'COMPLETED' ? id : null));
  });
});
