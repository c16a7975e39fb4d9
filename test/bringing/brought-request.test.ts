import { createHash, randomUUID } from 'node:crypto';
import { SYSTEMS } from '../../src/sandbox/gateway/systems.ts';
import { INDIVIDUAL_WITHOUT_ACCOUNT } from '../../src/sandbox/registries/invented-records.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import { samples } from '../documents/sample-files.ts';
import { bytesOf, challengeOf, sendSigned } from '../identity/certificate-holder.ts';
import {
  act,
  arrived,
  handTo,
  queueOf,
  signResult,
  staffAt,
  startWithAllEditions,
} from '../requests/any-edition.ts';
import { signedBy } from '../requests/keys.ts';
import { recordOf } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import { until } from '../requests/until.ts';
import { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { rsaKey } from '../support/signatures.ts';
import { systemKey } from '../support/soap-caller.ts';
import { payAt } from '../support/story.ts';
import { Bank, codesOf, periodicalsOf, standingOf } from './bank.ts';

let server: RunningServer;
let bank: Bank;
let newcomer: SigningIdentity;
beforeAll(async () => {
  server = await startWithAllEditions();
  bank = new Bank(server);
  newcomer = await server.sandbox.authority.certify({
    ...{ surname: 'Сынақова', givenName: 'Зәуре', iin: NEW_IIN },
    ...{ template: 'INDIVIDUAL', key: rsaKey() },
  });
});
afterAll(() => server.stop());

const NEW_IIN = INDIVIDUAL_WITHOUT_ACCOUNT.iin;
const NEWCOMER = { iin: NEW_IIN, name: 'Сынақова Зәуре Үлгіқызы' };
const BANK = { system: SYSTEMS.bank.name, bin: SYSTEMS.bank.bin };

/** Whoever holds that certificate, logged in with it. */
async function loggedIn(identity: SigningIdentity): Promise<Client> {
  const challenge = await challengeOf(server);
  const signature = signedBy(identity, bytesOf(challenge));
  const { session, userErrors } = await sendSigned(server, { challenge, signature });
  if (session === null) throw new Error(JSON.stringify(userErrors));
  const client = new Client(server.url);
  client.token = session.accessToken;
  return client;
}

interface Read {
  readonly status: string;
  readonly applicant: { readonly iin: string; readonly name: string };
  readonly broughtBy: { readonly name: string; readonly bin: string } | null;
  readonly attachments: readonly { readonly fileName: string; readonly kind: string }[];
  readonly history: {
    readonly edges: readonly { readonly node: { readonly kk: string; readonly ru: string } }[];
  };
}

async function read(client: Client, id: string): Promise<Read> {
  const { node } = await client.query<{ node: Read }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { status applicant { iin name } broughtBy { name bin }
       attachments { fileName kind }
       history { edges { node { kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
    { id },
  );
  return node;
}

describe('a request of 57-2012 that a bank’s application brings for somebody new', () => {
  it('goes from the form to the provider’s desk and to its result', async () => {
    const pdf = { kind: 'OTHER', fileName: 'паспорт.pdf', content: samples.pdf };
    const brought = await bank.prepared(periodicalsOf(NEWCOMER, { attachments: [pdf] }));
    const { id, document } = brought;
    expect(brought).toMatchObject({
      number: null,
      status: 'DRAFT',
      payment: null,
      held: null,
      refusal: null,
    });
    expect({ kk: brought.kk, ru: brought.ru }).toEqual(bothLanguages('requests:status.DRAFT'));
    if (document === null) throw new Error('there is nothing to sign');
    expect(document.sha256).toBe(createHash('sha256').update(document.content).digest('hex'));
    expect(JSON.parse(document.content.toString('utf8'))).toMatchObject({
      purpose: 'APPLICATION',
      signer: { iin: NEW_IIN, bin: null },
      matter: { applicant: { iin: NEW_IIN }, attachments: [{ kind: 'OTHER' }] },
    });

    const submitted = standingOf(await bank.submit(id, document.id, signedBy(newcomer, document.content)));
    expect(submitted).toMatchObject({
      status: 'SENT',
      number: expect.stringMatching(/^\d{14}$/),
      document: null,
    });

    const applicant = await loggedIn(newcomer);
    await arrived(applicant, id, 'PORTAL.ACTION.5');
    const clerk = await staffAt(server, 'MANGYSTAU_INTERNAL_POLICY', 'CLERK');
    expect(await queueOf(clerk)).toContain(id);
    const executor = await staffAt(server, 'MANGYSTAU_INTERNAL_POLICY', 'EXECUTOR');
    await handTo(clerk, id, executor);
    await act(executor, id, { decision: { outcome: 'GRANTED' } });
    await signResult(executor, id);
    const status = await bank.status(submitted.number ?? '');
    expect(status).toMatchObject({ id, status: 'COMPLETED' });
    expect(await bank.status(id)).toEqual(status);
  });

  it('is the applicant’s own: seen after logging in by certificate, with whoever brought it in its history', async () => {
    const { id } = await bank.prepared(periodicalsOf(NEWCOMER));
    const applicant = await loggedIn(newcomer);
    const seen = await read(applicant, id);
    expect(seen).toMatchObject({
      status: 'DRAFT',
      applicant: { iin: NEW_IIN, name: 'Сынақова Зәуре Үлгіқызы' },
      broughtBy: { name: SYSTEMS.bank.name, bin: SYSTEMS.bank.bin },
    });
    const told = bothLanguages('requests:event.BROUGHT_BY_SYSTEM', BANK);
    expect(seen.history.edges.map(({ node }) => node)).toContainEqual(told);
    const { myNotices } = await until('a notice', async () => {
      const answer = await applicant.query<{ myNotices: { edges: { node: { kk: string } }[] } }>(
        '{ myNotices(first: 20) { edges { node { kk: text(lang: KK) } } } }',
      );
      return answer.myNotices.edges.some(({ node }) => node.kk === told.kk) ? answer : null;
    });
    expect(myNotices.edges.length).toBeGreaterThan(0);
    const inquiries = await applicant.query<{
      viewer: { registryInquiries: { edges: { node: { purpose: string; askedBy: string } }[] } };
    }>('{ viewer { registryInquiries(first: 1) { edges { node { purpose askedBy(lang: RU) } } } } }');
    expect(inquiries.viewer.registryInquiries.edges[0]?.node).toEqual({
      purpose: 'BRINGING',
      askedBy: `Информационная система: ${BANK.system} (${BANK.bin})`,
    });
  });

  it('can be discarded by the applicant, and then not be submitted', async () => {
    const { id, document } = await bank.prepared(periodicalsOf(NEWCOMER));
    const applicant = await loggedIn(newcomer);
    await applicant.query('mutation ($id: ID!) { withdrawRequest(requestId: $id) { userErrors { code } } }', {
      id,
    });
    const signature = signedBy(newcomer, document?.content ?? Buffer.alloc(0));
    expect(codesOf(await bank.submit(id, document?.id ?? '', signature))).toEqual(['STEP_NOT_AVAILABLE']);
    expect(await bank.status(id)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('is taken back by the system, which the history says', async () => {
    const { id } = await bank.prepared(periodicalsOf(NEWCOMER));
    for (const _ of ['once', 'once more'])
      expect(standingOf(await bank.withdraw(id))).toMatchObject({ status: 'WITHDRAWN' });
    const { history } = await read(await loggedIn(newcomer), id);
    expect(history.edges.at(-1)?.node).toEqual(bothLanguages('requests:event.WITHDRAWN_BY_SYSTEM', BANK));
    expect((await recordOf(server, id)).steps.at(-1)).toMatchObject({ actor_name: BANK.system });
  });
});

describe('a request for somebody who has an account', () => {
  it('is in the account’s name, and signed with a GOST key', async () => {
    const holder = await server.as('APPLICANT');
    const { iin = '', name = '' } = holder.person ?? {};
    const { id, document } = await bank.prepared(periodicalsOf({ iin, name }));
    if (document === null) throw new Error('there is nothing to sign');
    const submitted = await bank.submit(id, document.id, holder.sign(document.content));
    expect(standingOf(submitted)).toMatchObject({ status: 'SENT' });
    expect(await read(holder, id)).toMatchObject({ applicant: { iin, name } });
  });

  it('may be revised by them first: what was given out before does not fit any more', async () => {
    const holder = await server.as('APPLICANT');
    const { iin = '', name = '' } = holder.person ?? {};
    const { id, document } = await bank.prepared(periodicalsOf({ iin, name }));
    await holder.query(
      `mutation ($input: AttachDocumentInput!) { attachDocument(input: $input) { userErrors { code } } }`,
      { input: { requestId: id, kind: 'OTHER', onPaper: true } },
    );
    const signed = holder.sign(document?.content ?? Buffer.alloc(0));
    expect(codesOf(await bank.submit(id, document?.id ?? '', signed))).toEqual(['SIGNING_DOCUMENT_MISSING']);
    const next = standingOf(await bank.next(id)).document;
    if (next === null) throw new Error('there is nothing to sign');
    expect(standingOf(await bank.submit(id, next.id, holder.sign(next.content)))).toMatchObject({
      status: 'SENT',
    });
  });
});

describe('a request of an edition with a fee', () => {
  const registration = (): Parameters<Bank['prepare']>[0] => ({
    applicant: NEWCOMER,
    service: 'MEDIA_REGISTRATION',
    regulation: '178-2012-3',
  });

  it('is paid at the page that the answer names, then signed and sent', async () => {
    const brought = await bank.prepared(registration());
    const { id, payment } = brought;
    expect(brought).toMatchObject({ status: 'AWAITING_PAYMENT', document: null });
    expect(payment).toMatchObject({
      id: expect.stringMatching(/^pay_/),
      status: 'PENDING',
      amount: expect.stringMatching(/^\d+\.\d\d$/),
    });
    const unpaid = await bank.submit(id, randomUUID(), Buffer.from('none').toString('base64'));
    expect(codesOf(unpaid)).toEqual(['PAYMENT_MISSING']);
    expect(await bank.status(id)).toEqual(brought);

    await payAt(payment?.address ?? '', 'paid');
    const next = await until('something to sign', async () => {
      const standing = standingOf(await bank.next(id));
      return standing.document === null ? null : standing;
    });
    expect(next).toMatchObject({ status: 'AWAITING_SIGNATURE', payment: { status: 'PAID', address: null } });
    expect(codesOf(await bank.withdraw(id))).toEqual(['STEP_NOT_AVAILABLE']);
    const { document } = next;
    const signed = signedBy(newcomer, document?.content ?? Buffer.alloc(0));
    expect(standingOf(await bank.submit(id, document?.id ?? '', signed))).toMatchObject({
      status: 'SENT',
      payment: { receiptNumber: next.payment?.receiptNumber },
    });
  });

  it('is offered another payment when the first has failed', async () => {
    const { id, payment } = await bank.prepared(registration());
    await payAt(payment?.address ?? '', 'failed');
    await until('a payment that failed', async () =>
      (await bank.status(id))?.payment?.status === 'FAILED' ? true : null,
    );
    const again = standingOf(await bank.next(id)).payment;
    expect(again).toMatchObject({ status: 'PENDING' });
    expect(again?.id).not.toBe(payment?.id);
  });

  it('is paid after it was sent, where the act has it so, and is not the system’s to take back then', async () => {
    const { id, document } = await bank.prepared({ ...registration(), regulation: '418-2011' });
    if (document === null) throw new Error('there is nothing to sign');
    const asked = { messageId: randomUUID() };
    const signature = signedBy(newcomer, document.content);
    const { number } = standingOf(await bank.submit(id, document.id, signature, asked));
    const due = await until('something to pay', async () => standingOf(await bank.next(id)).payment);
    expect(due).toMatchObject({ status: 'PENDING', address: expect.stringMatching(/^http/) });
    expect(codesOf(await bank.withdraw(id))).toEqual(['STEP_NOT_AVAILABLE']);
    expect(standingOf(await bank.submit(id, document.id, signature, asked))).toMatchObject({ number });
    await payAt(due.address ?? '', 'paid');
    await until('the payment', async () =>
      (await bank.status(number ?? ''))?.payment?.status === 'PAID' ? true : null,
    );
  });

  it('is taken back by the system while it is not paid, and not to be paid any more', async () => {
    const { id } = await bank.prepared(registration());
    expect(standingOf(await bank.withdraw(id))).toMatchObject({
      status: 'WITHDRAWN',
      payment: { status: 'EXPIRED' },
    });
  });
});

it('the gateway brings the requests of a system that may, in its name', async () => {
  const key = systemKey(process.env['TEST_FOLDER'] ?? '', 'gateway');
  const { id } = await bank.prepared(periodicalsOf(NEWCOMER), { key });
  expect(await bank.status(id)).toMatchObject({ status: 'DRAFT' });
});
