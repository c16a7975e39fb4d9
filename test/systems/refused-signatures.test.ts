import { randomUUID } from 'node:crypto';
import type { Mangystau } from '../exchange/mangystau.ts';
import { arrived } from '../requests/any-edition.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { systemKey } from '../support/soap-caller.ts';
import { ISSUE, MangystauReports } from './mangystau-reports.ts';
import { actElement, Reporter, reportNext, startWithSystems, stepElement, told } from './provider-system.ts';

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

describe('a report with a wrong signature', () => {
  it.each([
    ['UNSIGNED', 'DATA_SIGNATURE_INVALID'],
    ['FOREIGN_KEY', 'DATA_SIGNATURE_INVALID'],
  ])('%s is refused', async (fault, code) => {
    const id = await at.received();
    expect((await reports.refusedWith(id, () => reportNext(server, id, fault)))[0]).toBe(code);
    expect((await told(applicant, id)).exchangeReceipts).toEqual([]);
  });

  it('of another system, that the authority vouches for, is refused', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, reports.registration());
    const by = (signer: typeof system.own) => reports.refusedWith(id, () => system.send(report, { signer }));
    expect(await by(system.other)).toEqual(['DATA_SIGNATURE_INVALID', 'BIN_MISMATCH']);
    const gateway = systemKey(process.env['TEST_FOLDER'] ?? '', 'gateway');
    expect(await by(gateway)).toEqual(['DATA_SIGNATURE_INVALID', 'BIN_MISMATCH']);
  });

  it('cannot be sent by a system in the name of another', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, reports.registration());
    expect((await reports.refusedWith(id, () => system.send(report, { caller: system.other })))[0]).toBe(
      'SENDER_UNKNOWN',
    );
    const other = await reports.refusedWith(id, () =>
      system.send(report, { caller: system.other, sender: 'E_LICENSING' }),
    );
    expect(other).toEqual(['MESSAGE_MALFORMED', 'ENVELOPE_DIFFERS']);
  });
});

describe('a report in another form', () => {
  it.each([
    ['with an element too many', () => actElement('registered', { assignee: reports.executor, more: 'x' })],
    ['with an act that there is not', () => actElement('approved')],
    [
      'with a number of control characters',
      () => actElement('registered', { number: '\t', assignee: reports.executor }),
    ],
    ['with a paper that is no Base64', () => actElement('issued', { paper: '…', signature: 'AA==' })],
  ])('%s is refused', async (_what, act) => {
    const id = await at.received();
    const report = await system.about(applicant, id, reports.registration(reports.clerk, act()));
    expect((await reports.refusedWith(id, () => system.send(report)))[0]).toBe('MESSAGE_MALFORMED');
  });

  it('whose envelope has another number is refused', async () => {
    const id = await at.received();
    const report = await system.about(applicant, id, reports.registration());
    expect(await reports.refusedWith(id, () => system.send(report, { messageId: randomUUID() }))).toEqual([
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
    const answer = await reports.refusedWith(id, () => reportNext(server, id, 'ALTERED_RESULT'));
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
      const report = await system.about(applicant, id, stepElement(ISSUE, reports.executor, act));
      expect((await reports.refusedWith(id, () => system.send(report)))[0]).toBe('REPORT_REFUSED');
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
    const report = await system.about(applicant, second, stepElement(ISSUE, reports.executor, act));
    expect((await reports.refusedWith(second, () => system.send(report)))[0]).toBe('REPORT_REFUSED');
  });
});
