import { randomUUID } from 'node:crypto';
import { Mangystau } from '../exchange/mangystau.ts';
import { arrived } from '../requests/any-edition.ts';
import { unchanged } from '../requests/record.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { systemKey } from '../support/soap-caller.ts';
import {
  actElement,
  Reporter,
  reportNext,
  startWithSystems,
  statusElement,
  stepElement,
  told,
} from './provider-system.ts';

let server: RunningServer;
let at: Mangystau;
let applicant: Client;
let system: Reporter;
let clerk: string;
let executor: string;
let outsider: string;
beforeAll(async () => {
  server = await startWithSystems();
  at = await Mangystau.gather(server);
  applicant = at.applicant;
  system = new Reporter(server, 'LOCAL_EXECUTIVE_SYSTEM');
  const iin = (organisation: string, role: string): string =>
    server.people.find((one) => one.organisation === organisation && one.role === role)?.iin ?? '';
  clerk = iin('MANGYSTAU_INTERNAL_POLICY', 'CLERK');
  executor = iin('MANGYSTAU_INTERNAL_POLICY', 'EXECUTOR');
  outsider = iin('INFORMATION_COMMITTEE', 'CLERK');
});
afterAll(() => server.stop());

const REGISTER = 'PORTAL.ACTION.5';
const DRAFT = 'PORTAL.ACTION.6';
const ISSUE = 'PORTAL.PROCESS.7';

let numbers = 0;
const registered = (texts: Record<string, string | null> = {}) =>
  actElement('registered', { number: `ЖА-${++numbers}`, assignee: executor, ...texts });
const drafted = (outcome = 'GRANTED') => actElement('drafted', { outcome });
const registration = (official = clerk, act = registered()) => stepElement(REGISTER, official, act);

/** Nothing but a line of what was refused has come of it. */
async function refusedWith(
  id: string,
  report: () => Promise<{ fault: string | null; reason: string | null }>,
) {
  const { fault, reason } = await unchanged(server, id, report);
  return [fault, reason];
}

const last = async (id: string) => (await told(applicant, id)).exchangeReceipts.at(-1);

describe('a report that comes twice', () => {
  it('counts once, and is answered in the same way', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration());
    expect((await system.send(report)).status).toBe(200);
    const { version } = await told(applicant, id);
    expect((await system.send(report)).status).toBe(200);
    const now = await told(applicant, id);
    expect(now.version).toBe(version);
    expect(now.exchangeReceipts.map(({ outcome }) => outcome)).toEqual(['TAKEN', 'REPEATED']);
  });

  it('at the same moment counts once', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration());
    const answers = await Promise.all(Array.from({ length: 5 }, () => system.send(report)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { exchangeReceipts, systemNumbers } = await told(applicant, id);
    expect(exchangeReceipts.filter(({ outcome }) => outcome === 'TAKEN')).toHaveLength(1);
    expect(exchangeReceipts.filter(({ outcome }) => outcome === 'REPEATED')).toHaveLength(4);
    expect(systemNumbers).toHaveLength(1);
  });

  it('counts once, whether by the gateway or directly', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration());
    await system.send(report);
    expect((await system.send(report, { caller: system.own })).status).toBe(200);
    expect((await last(id))?.outcome).toBe('REPEATED');
  });
});

describe('a report that is not due', () => {
  it('too early: is to be told again, and then is taken under the same number', async () => {
    const id = await at.received();
    const draft = await system.about(applicant, id, stepElement(DRAFT, executor, drafted()));
    expect(await refusedWith(id, () => system.send(draft))).toEqual(['REPORT_TOO_EARLY', 'STEP_NOT_REACHED']);
    await system.send(await system.about(applicant, id, registration()));
    expect((await system.send(draft)).status).toBe(200);
    expect((await told(applicant, id)).exchangeReceipts.map(({ outcome }) => outcome)).toEqual([
      'REFUSED',
      'TAKEN',
      'TAKEN',
    ]);
  });

  it('too late: another report has passed the step, and an incident says that the books differ', async () => {
    const id = await at.received();
    await system.send(await system.about(applicant, id, registration()));
    const again = await system.about(applicant, id, registration());
    expect(await refusedWith(id, () => system.send(again))).toEqual(['REPORT_REFUSED', 'STEP_PASSED']);
    const { node } = await at.clerk.query<{ node: { incidents: readonly object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { incidents { kind code retriable } } } }',
      { id },
    );
    expect(node.incidents).toEqual([{ kind: 'EXCHANGE', code: 'DIFFERENCE', retriable: false }]);
    expect(await last(id)).toMatchObject({ outcome: 'REFUSED', reason: 'STEP_PASSED' });
    expect((await last(id))?.reasonText).not.toBe('');
  });

  it('of a request that was taken back', async () => {
    const id = await at.received();
    await applicant.query('mutation ($id: ID!) { withdrawRequest(requestId: $id) { userErrors { code } } }', {
      id,
    });
    const report = await system.about(applicant, id, registration());
    expect(await refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', 'REQUEST_ENDED']);
  });

  it('of a step that the act does not have', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, stepElement('PORTAL.ACTION.99', clerk, registered()));
    expect(await refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', 'STEP_UNKNOWN']);
  });

  it('of a status that nobody waits for', async () => {
    const id = await at.received();
    const status = () => system.about(applicant, id, statusElement('3-3'));
    expect((await system.send(await status())).status).toBe(200);
    const second = await status();
    expect(await refusedWith(id, () => system.send(second))).toEqual(['REPORT_REFUSED', 'STATUS_NOT_DUE']);
  });

  it('of another time than the request has lived in', async () => {
    const id = await at.received();
    for (const moment of ['2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z']) {
      const report = await system.about(applicant, id, registration(), { at: new Date(moment) });
      expect(await refusedWith(id, () => system.send(report))).toEqual([
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
      const report = await system.about(applicant, id, registration(), changes);
      expect(await refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', 'REQUEST_UNKNOWN']);
    }
    expect((await told(applicant, id)).exchangeReceipts).toEqual([]);
  });

  it('of a request that was sent to another system is refused', async () => {
    const id = await at.received();
    const licensing = new Reporter(server, 'E_LICENSING');
    const report = await licensing.about(applicant, id, registration());
    expect(await refusedWith(id, () => licensing.send(report))).toEqual([
      'REPORT_REFUSED',
      'REQUEST_UNKNOWN',
    ]);
  });

  it('with a number that the system gave to another request is refused', async () => {
    const [first, second] = [await at.received(), await at.received()];
    const act = registered();
    await system.send(await system.about(applicant, first, registration(clerk, act)));
    const report = await system.about(applicant, second, registration(clerk, act));
    expect(await refusedWith(second, () => system.send(report))).toEqual([
      'REPORT_REFUSED',
      'SYSTEM_NUMBER_TAKEN',
    ]);
    expect((await told(applicant, second)).systemNumbers).toEqual([]);
  });
});

describe('a report in somebody’s name', () => {
  it.each([
    ['who does not exist', () => '000000000000', 'OFFICIAL_UNKNOWN'],
    ['who works elsewhere', () => outsider, 'OFFICIAL_UNKNOWN'],
    ['whose step it is not', () => executor, 'NOT_YOUR_STEP'],
  ])('%s is refused', async (_who, official, reason) => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration(official()));
    expect(await refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', reason]);
  });

  it.each([
    ['nobody', () => null, 'ASSIGNEE_REQUIRED'],
    ['a stranger', () => '000000000000', 'ASSIGNEE_UNKNOWN'],
    ['somebody of another role', () => clerk, 'ASSIGNEE_UNKNOWN'],
  ])('that hands it to %s is refused', async (_whom, assignee, reason) => {
    const id = await at.received();
    const report = await system.about(
      applicant,
      id,
      registration(clerk, registered({ assignee: assignee() })),
    );
    expect(await refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', reason]);
  });

  it('that refuses without a ground, or with one that the act does not have, is refused', async () => {
    const id = await at.received();
    await system.send(await system.about(applicant, id, registration()));
    const without = await system.about(applicant, id, stepElement(DRAFT, executor, drafted('REFUSED')));
    expect(await refusedWith(id, () => system.send(without))).toEqual(['REPORT_REFUSED', 'GROUNDS_REQUIRED']);
    const unknown = actElement('drafted', { outcome: 'REFUSED', ground: 'NONE_SUCH' });
    const report = await system.about(applicant, id, stepElement(DRAFT, executor, unknown));
    expect(await refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', 'GROUND_UNKNOWN']);
  });

  it('that does something else than the step is for is refused', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration(clerk, actElement('agreed')));
    expect(await refusedWith(id, () => system.send(report))).toEqual(['REPORT_REFUSED', 'ACTION_UNKNOWN']);
  });
});

describe('a report with a wrong signature', () => {
  it.each([
    ['UNSIGNED', 'DATA_SIGNATURE_INVALID'],
    ['FOREIGN_KEY', 'DATA_SIGNATURE_INVALID'],
  ])('%s is refused', async (fault, code) => {
    const id = await at.received();
    expect((await refusedWith(id, () => reportNext(server, id, fault)))[0]).toBe(code);
    expect((await told(applicant, id)).exchangeReceipts).toEqual([]);
  });

  it('of another system, that the authority vouches for, is refused', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration());
    const by = (signer: typeof system.own) => refusedWith(id, () => system.send(report, { signer }));
    expect(await by(system.other)).toEqual(['DATA_SIGNATURE_INVALID', 'BIN_MISMATCH']);
    const gateway = systemKey(process.env['TEST_FOLDER'] ?? '', 'gateway');
    expect(await by(gateway)).toEqual(['DATA_SIGNATURE_INVALID', 'BIN_MISMATCH']);
  });

  it('cannot be sent by a system in the name of another', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration());
    expect((await refusedWith(id, () => system.send(report, { caller: system.other })))[0]).toBe(
      'SENDER_UNKNOWN',
    );
    const other = await refusedWith(id, () =>
      system.send(report, { caller: system.other, sender: 'E_LICENSING' }),
    );
    expect(other).toEqual(['MESSAGE_MALFORMED', 'ENVELOPE_DIFFERS']);
  });
});

describe('a report in another form', () => {
  it.each([
    ['with an element too many', () => actElement('registered', { assignee: executor, more: 'x' })],
    ['with an act that there is not', () => actElement('approved')],
    [
      'with a number of control characters',
      () => actElement('registered', { number: '\t', assignee: executor }),
    ],
    ['with a paper that is no Base64', () => actElement('issued', { paper: '…', signature: 'AA==' })],
  ])('%s is refused', async (_what, act) => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration(clerk, act()));
    expect((await refusedWith(id, () => system.send(report)))[0]).toBe('MESSAGE_MALFORMED');
  });

  it('whose envelope has another number is refused', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, registration());
    expect(await refusedWith(id, () => system.send(report, { messageId: randomUUID() }))).toEqual([
      'MESSAGE_MALFORMED',
      'ENVELOPE_DIFFERS',
    ]);
  });
});

describe('a result', () => {
  async function toIssue(): Promise<string> {
    const id = await at.received();
    for (let reports = 0; reports < 3; reports++) await reportNext(server, id);
    await arrived(applicant, id, ISSUE);
    return id;
  }

  it('whose signature is over another document is refused, and a right one is taken after it', async () => {
    const id = await toIssue();
    const answer = await refusedWith(id, () => reportNext(server, id, 'ALTERED_RESULT'));
    expect(answer[0]).toBe('REPORT_REFUSED');
    expect(['CONTENT_MISMATCH', 'DIGEST_MISMATCH']).toContain(answer[1]);
    expect(await reportNext(server, id)).toMatchObject({ fault: null });
    await until('the end', async () => ((await told(applicant, id)).status === 'COMPLETED' ? id : null));
  });

  it('whose signature is another official’s, or none, is refused', async () => {
    const id = await toIssue();
    const paper = Buffer.from('%PDF-1.4\n').toString('base64');
    const signature = at.clerk.sign(Buffer.from('something'));
    for (const bytes of [signature, Buffer.from('none').toString('base64')]) {
      const act = actElement('issued', { paper, signature: bytes });
      const report = await system.about(applicant, id, stepElement(ISSUE, executor, act));
      expect((await refusedWith(id, () => system.send(report)))[0]).toBe('REPORT_REFUSED');
    }
  });

  it('of one request does not fit another', async () => {
    const [first, second] = [await toIssue(), await toIssue()];
    expect(await reportNext(server, first)).toMatchObject({ fault: null });
    const { node } = await applicant.query<{ node: { result: { url: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { result { url } } } }',
      { id: first },
    );
    const paper = Buffer.from(await (await fetch(node.result.url)).arrayBuffer()).toString('base64');
    const [signed] = await server.database.database.query<{ cms: Buffer }>(
      `SELECT cms FROM request_signature WHERE request_id = $1 AND role = 'EXECUTOR'`,
      [first.replace('req_', '')],
    );
    const act = actElement('issued', { paper, signature: signed?.cms.toString('base64') ?? '' });
    const report = await system.about(applicant, second, stepElement(ISSUE, executor, act));
    expect((await refusedWith(second, () => system.send(report)))[0]).toBe('REPORT_REFUSED');
  });
});
