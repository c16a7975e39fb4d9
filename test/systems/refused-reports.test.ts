import { randomUUID } from 'node:crypto';
import type { Mangystau } from '../exchange/mangystau.ts';
import { putOut, tryAgain } from '../requests/outside.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { DRAFT, GROUND, MangystauReports } from './mangystau-reports.ts';
import {
  actElement,
  Reporter,
  startWithSystems,
  statusElement,
  stepElement,
  told,
} from './provider-system.ts';

let server: RunningServer;
let reports: MangystauReports;
let at: Mangystau;
let applicant: Client;
let system: Reporter;
beforeAll(async () => {
  server = await startWithSystems();
  reports = await MangystauReports.gather(server);
  ({ at, system } = reports);
  applicant = at.applicant;
});
afterAll(() => server.stop());

const drafted = (outcome = 'GRANTED') => actElement('drafted', { outcome });

describe('a report that comes twice', () => {
  it('counts once, and is answered in the same way', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, reports.registration());
    expect((await system.send(report)).status).toBe(200);
    const { version } = await told(applicant, id);
    expect((await system.send(report)).status).toBe(200);
    const now = await told(applicant, id);
    expect(now.version).toBe(version);
    expect(now.exchangeReceipts.map(({ outcome }) => outcome)).toEqual(['TAKEN', 'REPEATED']);
  });

  it('at the same moment counts once', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, reports.registration());
    const answers = await Promise.all(Array.from({ length: 5 }, () => system.send(report)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { exchangeReceipts, systemNumbers } = await told(applicant, id);
    expect(exchangeReceipts.filter(({ outcome }) => outcome === 'TAKEN')).toHaveLength(1);
    expect(exchangeReceipts.filter(({ outcome }) => outcome === 'REPEATED')).toHaveLength(4);
    expect(systemNumbers).toHaveLength(1);
  });

  it('counts once, whether by the gateway or directly', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, reports.registration());
    await system.send(report);
    expect((await system.send(report, { caller: system.own })).status).toBe(200);
    expect((await reports.lastLine(id))?.outcome).toBe('REPEATED');
  });
});

describe('a report that is not due', () => {
  it('too early: is to be told again, and then is taken under the same number', async () => {
    const id = await at.received();
    const draft = await system.about(applicant, id, stepElement(DRAFT, reports.executor, drafted()));
    expect(await reports.refusedWith(id, () => system.send(draft))).toEqual([
      'REPORT_TOO_EARLY',
      'STEP_NOT_REACHED',
    ]);
    await system.send(await system.about(applicant, id, reports.registration()));
    expect((await system.send(draft)).status).toBe(200);
    expect((await told(applicant, id)).exchangeReceipts.map(({ outcome }) => outcome)).toEqual([
      'REFUSED',
      'TAKEN',
      'TAKEN',
    ]);
  });

  it('too late: another report has passed the step, and an incident says that the books differ', async () => {
    const id = await at.received();
    await system.send(await system.about(applicant, id, reports.registration()));
    const again = await system.about(applicant, id, reports.registration());
    expect(await reports.refusedWith(id, () => system.send(again))).toEqual([
      'REPORT_REFUSED',
      'STEP_PASSED',
    ]);
    const { node } = await at.clerk.query<{ node: { incidents: readonly object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { incidents { kind code retriable } } } }',
      { id },
    );
    expect(node.incidents).toEqual([{ kind: 'EXCHANGE', code: 'DIFFERENCE', retriable: false }]);
    expect(await reports.lastLine(id)).toMatchObject({ outcome: 'REFUSED', reason: 'STEP_PASSED' });
    expect((await reports.lastLine(id))?.reasonText).not.toBe('');
  });

  it('of a request that was taken back', async () => {
    const id = await at.received();
    await applicant.query('mutation ($id: ID!) { withdrawRequest(requestId: $id) { userErrors { code } } }', {
      id,
    });
    const report = await system.about(applicant, id, reports.registration());
    expect(await reports.refusedWith(id, () => system.send(report))).toEqual([
      'REPORT_REFUSED',
      'REQUEST_ENDED',
    ]);
  });

  it('of a step that the act does not have', async () => {
    const id = await at.received();
    const report = await system.about(
      applicant,
      id,
      stepElement('PORTAL.ACTION.99', reports.clerk, reports.registered()),
    );
    expect(await reports.refusedWith(id, () => system.send(report))).toEqual([
      'REPORT_REFUSED',
      'STEP_UNKNOWN',
    ]);
  });

  it('of a status before the request has come to it: to be told again', async () => {
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await at.sent();
    const status = await system.about(applicant, id, statusElement('3-3'));
    expect(await reports.refusedWith(id, () => system.send(status))).toEqual([
      'REPORT_TOO_EARLY',
      'STEP_NOT_REACHED',
    ]);
    const none = await system.about(applicant, id, statusElement('3-99'));
    expect(await reports.refusedWith(id, () => system.send(none))).toEqual([
      'REPORT_REFUSED',
      'STATUS_NOT_DUE',
    ]);
    await putOut(server, 'GATEWAY', 'OFF');
    await tryAgain(server, 'deliver-messages', id);
    await until('the status to be due', async () => ((await system.send(status)).status === 200 ? id : null));
  });

  it('of a status that nobody waits for', async () => {
    const id = await at.received();
    const status = () => system.about(applicant, id, statusElement('3-3'));
    expect((await system.send(await status())).status).toBe(200);
    const second = await status();
    expect(await reports.refusedWith(id, () => system.send(second))).toEqual([
      'REPORT_REFUSED',
      'STATUS_NOT_DUE',
    ]);
  });

  it('of another time than the request has lived in', async () => {
    const id = await at.received();
    for (const moment of ['2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z']) {
      const report = await system.about(applicant, id, reports.registration(), { at: new Date(moment) });
      expect(await reports.refusedWith(id, () => system.send(report))).toEqual([
        'REPORT_REFUSED',
        'REPORT_TIME_WRONG',
      ]);
    }
  });
});

describe('a report about something else', () => {
  it('under a number that is not the request’s, or of no request, is refused and told to nobody', async () => {
    const id = await at.received();
    for (const changes of [{ request: '20260000000000' }, { correlationId: randomUUID() }]) {
      const report = await system.about(applicant, id, reports.registration(), changes);
      expect(await reports.refusedWith(id, () => system.send(report))).toEqual([
        'REPORT_REFUSED',
        'REQUEST_UNKNOWN',
      ]);
    }
    expect((await told(applicant, id)).exchangeReceipts).toEqual([]);
  });

  it('of a request that was sent to another system is refused', async () => {
    const id = await at.received();
    const licensing = new Reporter(server, 'E_LICENSING');
    const report = await licensing.about(applicant, id, reports.registration());
    expect(await reports.refusedWith(id, () => licensing.send(report))).toEqual([
      'REPORT_REFUSED',
      'REQUEST_UNKNOWN',
    ]);
  });

  it('with a number that the system gave to another request is refused', async () => {
    const [first, second] = [await at.received(), await at.received()];
    const act = reports.registered();
    await system.send(await system.about(applicant, first, reports.registration(reports.clerk, act)));
    const report = await system.about(applicant, second, reports.registration(reports.clerk, act));
    expect(await reports.refusedWith(second, () => system.send(report))).toEqual([
      'REPORT_REFUSED',
      'SYSTEM_NUMBER_TAKEN',
    ]);
    expect((await told(applicant, second)).systemNumbers).toEqual([]);
  });
});

describe('a report in somebody’s name', () => {
  it.each([
    ['who does not exist', () => '000000000000', 'OFFICIAL_UNKNOWN'],
    ['who works elsewhere', () => reports.outsider, 'OFFICIAL_UNKNOWN'],
    ['whose step it is not', () => reports.executor, 'NOT_YOUR_STEP'],
  ])('%s is refused', async (_who, official, reason) => {
    const id = await at.received();
    const report = await system.about(applicant, id, reports.registration(official()));
    expect(await reports.refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', reason]);
  });

  it.each([
    ['nobody', () => null, 'ASSIGNEE_REQUIRED'],
    ['a stranger', () => '000000000000', 'ASSIGNEE_UNKNOWN'],
    ['somebody of another role', () => reports.clerk, 'ASSIGNEE_UNKNOWN'],
  ])('that hands it to %s is refused', async (_whom, assignee, reason) => {
    const id = await at.received();
    const report = await system.about(
      applicant,
      id,
      reports.registration(reports.clerk, reports.registered({ assignee: assignee() })),
    );
    expect(await reports.refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', reason]);
  });

  it('that refuses without a ground, with one that the act does not have, or without reasoning, is refused', async () => {
    const id = await at.received();
    await system.send(await system.about(applicant, id, reports.registration()));
    const refusedWith = async (more: Readonly<Record<string, string>>): Promise<unknown> => {
      const act = actElement('drafted', { outcome: 'REFUSED', ...more });
      const report = await system.about(applicant, id, stepElement(DRAFT, reports.executor, act));
      return reports.refusedWith(id, () => system.send(report));
    };
    expect(await refusedWith({})).toEqual(['REPORT_REFUSED', 'GROUNDS_REQUIRED']);
    const reasoning = 'Көшірме жоқ';
    expect(await refusedWith({ ground: 'NONE_SUCH', reasoning })).toEqual([
      'REPORT_REFUSED',
      'GROUND_UNKNOWN',
    ]);
    expect(await refusedWith({ ground: GROUND })).toEqual(['REPORT_REFUSED', 'REFUSAL_NOT_REASONED']);
  });

  it('that does something else than the step is for is refused', async () => {
    const id = await at.received();
    const report = await system.about(
      applicant,
      id,
      reports.registration(reports.clerk, actElement('agreed')),
    );
    expect(await reports.refusedWith(id, () => system.send(report))).toEqual([
      'REPORT_REFUSED',
      'ACTION_UNKNOWN',
    ]);
  });
});
