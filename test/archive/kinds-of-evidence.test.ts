import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readCertificates, readTrust, verifyArchive } from '../../src/archive/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { stampAt, stampCms } from '../../src/sandbox/certification-authority/index.ts';
import { attach, decided, freshPdf, issued, register, uploaded } from '../requests/acts.ts';
import { type Cast, castOf } from '../requests/cast.ts';
import { certificateFor, signedBy } from '../requests/keys.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { systemKey } from '../support/soap-caller.ts';
import { carryOut, draft, payAt, sign, startPayment } from '../support/story.ts';
import { copyTrust, fetched, membersOf, zipped } from './archive-file.ts';
import { resealed } from './resealed.ts';

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
const STEP = 'PORTAL.PROCESS.11';
const COMMITTEE = { name: 'Ақпарат және мұрағат комитеті (сынақ)', bin: '991240999802' };

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  await server.restart(undefined, { OCSP_URL: `${server.sandbox.url}/ca/ocsp` });
  cast = await castOf(server);
  copyTrust(join(process.env['TEST_FOLDER'] ?? '', 'sandbox/certification-authority'), folder);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function judged(archive: Buffer, trusted: readonly string[] = [folder], paymentGateway: Buffer[] = []) {
  const file = join(folder, 'request.asice');
  writeFileSync(file, archive);
  const { verdict, findings, index } = await verifyArchive(file, {
    ...(await readTrust(trusted)),
    sealedBy: null,
    paymentGateway,
    clock: systemClock,
  });
  return { verdict, findings, over: index?.signatures.map(({ over }) => over) };
}

async function paperOf(id: string): Promise<{ pdf: Buffer; signedContent: Buffer }> {
  const { signingDocument } = await cast.head.query<{
    signingDocument: { paper: { pdf: string; signedContent: string } };
  }>(
    'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { paper { pdf signedContent } } }',
    {
      id,
      step: STEP,
    },
  );
  const { pdf, signedContent } = signingDocument.paper;
  return { pdf: Buffer.from(pdf, 'base64'), signedContent: Buffer.from(signedContent, 'base64') };
}

async function issuedWith(
  sign: (paper: { pdf: Buffer; signedContent: Buffer }) => Promise<string>,
): Promise<string> {
  const { id } = await decided(cast, { outcome: 'GRANTED' });
  const { userErrors } = await carryOut(cast.head, id, { signature: await sign(await paperOf(id)) });
  expect(userErrors).toEqual([]);
  return id;
}

const rsaHead = () =>
  certificateFor(server.sandbox.authority, cast.head, { template: 'HEAD', organisation: COMMITTEE });

describe('an archive is authentic where the head has signed', () => {
  it.each<[string, Parameters<typeof issuedWith>[0]]>([
    ['PAPER_INSIDE', async ({ signedContent }) => signedBy(await rsaHead(), signedContent, false)],
    ['PAPER', async ({ pdf }) => cast.head.sign(pdf, false)],
  ])('over %s, and rests on answers of OCSP', async (over, sign) => {
    const archive = await fetched(cast.applicant, await issuedWith(sign));
    expect(await judged(archive)).toEqual({ verdict: 'AUTHENTIC', findings: [], over: ['DOCUMENT', over] });
    const members = await membersOf(archive);
    expect(String(members.get('signatures/02/evidence.json'))).toContain('"OCSP"');
  });
});

describe('an archive with attachments', () => {
  it('and a time-stamp has them under numbers, with their names in the index, and is altered with one of them', async () => {
    const { id } = await draft(cast.applicant);
    const content = freshPdf();
    const fileId = await uploaded(cast.applicant, content, 'Құрылтай құжаты.pdf');
    const input = { requestId: id, kind: 'CONSTITUENT_DOCUMENTS', fileId };
    expect((await attach(cast.applicant, input)).userErrors).toEqual([]);
    await payAt(await startPayment(cast.applicant, id), 'paid');
    const stamp = stampAt(new URL('/ca/tsp', server.sandbox.url), 'STREEBOG512');
    const bare = Buffer.from(await cast.applicant.signedDocument(id), 'base64');
    const signature = (await stampCms(bare, stamp)).toString('base64');
    expect((await sign(cast.applicant, id, signature)).userErrors).toEqual([]);
    await register(cast.clerk, cast.executor, id);
    const archive = await fetched(cast.clerk, id);
    expect(await judged(archive)).toMatchObject({ verdict: 'AUTHENTIC' });
    const members = await membersOf(archive);
    expect(members.get('attachments/01.pdf')?.equals(content)).toBe(true);
    expect(String(members.get('index.json'))).toContain('"originalName": "Құрылтай құжаты.pdf"');
    expect(await judged(await zipped(members.set('attachments/01.pdf', freshPdf())))).toMatchObject({
      findings: [{ code: 'DIGEST', path: 'attachments/01.pdf' }],
    });
  });
});

describe('a notice of the payment gateway', () => {
  const NOTICE = 'payments/notice-01.xml';
  const gost = () => ['gost-root.pem', 'gost-issuing.pem'].map((file) => join(folder, file));
  const certificates = () =>
    readCertificates([join(process.env['TEST_FOLDER'] ?? '', 'sandbox/payment-gateway/certificate.pem')]);

  it('is in the archive as it was signed, and found out where an octet of it is another', async () => {
    const archive = await fetched(cast.applicant, (await issued(cast)).id);
    expect(await judged(archive)).toMatchObject({ verdict: 'AUTHENTIC' });
    const members = await membersOf(archive);
    const notice = String(members.get(NOTICE));
    expect(notice).toContain('notificationPayment');
    const altered = Buffer.from(notice.replace(/(<p:amount>\d+)\d\./, '$19.'));
    expect(altered.equals(members.get(NOTICE) ?? Buffer.of())).toBe(false);
    const stranger = systemKey(process.env['TEST_FOLDER'] ?? '', 'partner');
    expect(await judged(await resealed(members, { [NOTICE]: altered }, stranger))).toMatchObject({
      verdict: 'ALTERED',
      findings: [{ code: 'NOTICE_INVALID', path: NOTICE, reason: 'DIGEST_MISMATCH' }],
    });
  });

  it('is unjudged where no authority vouches for its signer, until the judge brings the certificate along', async () => {
    const archive = await fetched(cast.applicant, (await issued(cast)).id);
    expect(await judged(archive, gost())).toMatchObject({
      verdict: 'UNJUDGED',
      findings: [{ code: 'NOTICE_UNJUDGED', path: NOTICE, reason: 'UNTRUSTED_CHAIN' }],
    });
    expect(await judged(archive, gost(), await certificates())).toMatchObject({ verdict: 'AUTHENTIC' });
  });
});

describe('evidence that is wanting', () => {
  it('leaves an archive unjudged, until whoever judges brings it along', async () => {
    await server.restart(async () => undefined, { OCSP_URL: '' });
    const id = (await issued(cast)).id;
    const client = new pg.Client(server.database.url);
    await client.connect();
    await client.query('DELETE FROM kept_revocation_list');
    await client.end();
    const archive = await fetched(cast.applicant, id);
    expect(await judged(archive)).toMatchObject({
      verdict: 'UNJUDGED',
      findings: [
        { code: 'SIGNATURE_UNJUDGED', path: 'signatures/01/signature.p7s', reason: 'CRL_MISSING' },
        { code: 'SIGNATURE_UNJUDGED', path: 'signatures/02/signature.p7s', reason: 'CRL_MISSING' },
      ],
    });
    for (const [name, path] of [
      ['issuing', '/ca/gost/crl'],
      ['root', '/ca/gost/root-crl'],
    ]) {
      const list = await fetch(`${server.sandbox.url}${path}`);
      writeFileSync(join(folder, `${name}.crl`), Buffer.from(await list.arrayBuffer()));
    }
    expect(await judged(archive)).toMatchObject({ verdict: 'AUTHENTIC', findings: [] });
  });
});
