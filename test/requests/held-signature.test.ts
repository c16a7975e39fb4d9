import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import { dueNow } from '../support/due-now.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { completeStep, look, paid, sign } from '../support/story.ts';
import { decided, withdraw } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { certificateFor, documentOf, signedBy } from './keys.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

const COMMITTEE = { name: 'Ақпарат және мұрағат комитеті (сынақ)', bin: '991240999802' };
const RESULT_STEP = 'PORTAL.PROCESS.11';

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

/** The server without any revocation list: the certification authority is not to be reached. */
const cutOff = (): Promise<void> => server.restart(undefined, { REVOCATION_LISTS: '' });
const reconnect = (): Promise<void> => server.restart();

interface Held {
  readonly code: string;
  readonly kk: string;
  readonly ru: string;
  readonly receivedAt: string;
  readonly attempts: number;
  readonly nextTryAt: string;
}

async function heldOf(client: Client, id: string): Promise<Held | null> {
  const { node } = await client.query<{ node: { heldSignature: Held | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { heldSignature { code kk: reason(lang: KK)
       ru: reason(lang: RU) receivedAt attempts nextTryAt } } } }`,
    { id },
  );
  return node.heldSignature;
}

/** Every signature that waits is tried now, not in a minute. */
async function tryNow(): Promise<void> {
  await asOwner(server.database.url, async (owner) => {
    await dueNow(owner, { where: `key LIKE 'judge-signature:%'` });
  });
}

async function outcomesOf(id: string): Promise<(string | null)[]> {
  const rows = await server.database.database.query<{ outcome: string | null }>(
    'SELECT outcome FROM held_signature WHERE request_id = $1 ORDER BY id',
    [id.replace('req_', '')],
  );
  return rows.map(({ outcome }) => outcome);
}

const settled = (id: string): Promise<(string | null)[]> =>
  until(`the signature of ${id} settled`, async () => {
    const outcomes = await outcomesOf(id);
    return outcomes.includes(null) ? null : outcomes;
  });

describe('a signature that comes while the certification authority is not to be reached', () => {
  let id: string;
  let signature: string;
  beforeAll(async () => {
    ({ id } = await paid(cast.applicant));
    signature = await cast.applicant.signedDocument(id);
    await cutOff();
  });

  it('is held: the applicant sees it, its reason and that it will be tried again, in both languages', async () => {
    const { request, userErrors } = await sign(cast.applicant, id, signature, 'held-once');
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({ status: 'AWAITING_SIGNATURE', number: null });
    const held = await heldOf(cast.applicant, id);
    expect(held).toMatchObject({ code: 'CRL_MISSING', ...bothLanguages('errors:CRL_MISSING'), attempts: 1 });
    expect(Date.parse(held?.nextTryAt ?? '')).toBe(Date.parse(held?.receivedAt ?? '') + 60_000);
    const record = await recordOf(server, id);
    expect(record.signatures).toEqual([]);
    expect(record.events.at(-1)).toMatchObject({ type: 'SIGNATURE_HELD', status: 'AWAITING_SIGNATURE' });
    bothLanguages('requests:event.SIGNATURE_HELD');
  });

  it('sent again with its key has the same answer, and is held once', async () => {
    const answer = await unchanged(server, id, () => sign(cast.applicant, id, signature, 'held-once'));
    expect(answer.userErrors).toEqual([]);
    expect(await outcomesOf(id)).toEqual([null]);
  });

  it('nobody else sees it', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await cast.company.query(query, { id })).toEqual({ node: null });
  });

  it('waits on while there is no verdict', async () => {
    await tryNow();
    const held = await until('a second try', async () => {
      const now = await heldOf(cast.applicant, id);
      return now?.attempts === 2 ? now : null;
    });
    expect(Date.parse(held.nextTryAt)).toBeGreaterThan(Date.parse(held.receivedAt) + 60_000);
  });

  it('what is no signature of the document is turned down at once all the same', async () => {
    const other = await paid(cast.applicant);
    await cast.applicant.signedDocument(other.id);
    const broken = cast.applicant.sign(Buffer.from('{}'));
    const { userErrors } = await unchanged(server, other.id, () => sign(cast.applicant, other.id, broken));
    expect(userErrors).toMatchObject([{ code: 'CONTENT_MISMATCH' }]);
  });

  it('takes the request on once there is a verdict, as of the moment it came', async () => {
    const receivedAt = (await heldOf(cast.applicant, id))?.receivedAt;
    await reconnect();
    await tryNow();
    expect(await settled(id)).toEqual(['ACCEPTED']);
    const { status, number } = await look(cast.applicant, id);
    expect({ status, number }).toEqual({ status: 'SENT', number: expect.stringMatching(/^2026\d{10}$/) });
    expect(await heldOf(cast.applicant, id)).toBeNull();
    const [kept] = (await recordOf(server, id)).signatures;
    expect(Date.parse(kept?.signed_at ?? '')).toBe(Date.parse(receivedAt ?? ''));
  });
});

describe('a held signature', () => {
  it('with a certificate that turns out to be revoked ends the request by the act’s notice', async () => {
    const certificate = await certificateFor(server.sandbox.authority, cast.applicant);
    server.sandbox.authority.revoke(certificate.serial, 'keyCompromise');
    const id = await held(cast.applicant, (document) => signedBy(certificate, document));
    await reconnect();
    await tryNow();
    expect(await settled(id)).toEqual(['REFUSED']);
    const record = await recordOf(server, id);
    expect(record.request).toMatchObject({ status: 'REFUSED', number: null });
    const told = record.events.map(({ type }) => type);
    expect(told).toEqual(expect.arrayContaining(['REFUSED_SIGNATURE_INVALID', 'REFUND_BEGUN_UNSENT']));
    expect(record.signatures).toEqual([]);
  });

  it('of a request that was withdrawn since changes nothing', async () => {
    const id = await held(cast.applicant, (document) => cast.applicant.sign(document));
    expect((await withdraw(cast.applicant, id)).userErrors).toEqual([]);
    expect(await heldOf(cast.applicant, id)).toBeNull();
    await reconnect();
    await tryNow();
    expect(await settled(id)).toEqual(['SUPERSEDED']);
    expect((await look(cast.applicant, id)).status).toBe('WITHDRAWN');
  });

  it('gives way to a new one', async () => {
    const id = await held(cast.applicant, (document) => cast.applicant.sign(document));
    const { availableActions } = await look(cast.applicant, id);
    expect(availableActions.map(({ action }) => action)).toContain('SIGN');
    await reconnect();
    const { request } = await sign(cast.applicant, id, await cast.applicant.signedDocument(id));
    expect(request?.status).toBe('SENT');
    await tryNow();
    expect(await settled(id)).toEqual(['SUPERSEDED']);
    expect((await recordOf(server, id)).signatures).toHaveLength(1);
  });
});

describe('the head’s signature under a result', () => {
  it('is held as well, and the result is issued upon the verdict', async () => {
    const { id } = await decided(cast, { outcome: 'GRANTED' });
    await heldResult(id, (document) => cast.head.sign(document));
    expect((await recordOf(server, id)).results).toEqual([]);
    await reconnect();
    await tryNow();
    expect(await settled(id)).toEqual(['ACCEPTED']);
    const record = await recordOf(server, id);
    expect(record.results).toHaveLength(1);
    expect(record.signatures.at(-1)).toMatchObject({ role: 'HEAD', iin: cast.head.person?.iin });
  });

  it('of a certificate that turns out to be revoked is turned down, and the head signs again', async () => {
    const certificate = await certificateFor(server.sandbox.authority, cast.head, {
      template: 'HEAD',
      organisation: COMMITTEE,
    });
    server.sandbox.authority.revoke(certificate.serial, 'keyCompromise');
    const { id } = await decided(cast, { outcome: 'GRANTED' });
    await heldResult(id, (document) => signedBy(certificate, document));
    await reconnect();
    await tryNow();
    expect(await settled(id)).toEqual(['TURNED_DOWN']);
    expect((await recordOf(server, id)).events.at(-1)).toMatchObject({ type: 'SIGNATURE_TURNED_DOWN' });
    bothLanguages('requests:event.SIGNATURE_TURNED_DOWN');
    expect(await heldOf(cast.head, id)).toBeNull();
    const answer = await signResult(id, (document) => cast.head.sign(document));
    expect(answer.userErrors).toEqual([]);
    expect((await recordOf(server, id)).results).toHaveLength(1);
  });
});

/** A request whose signature is held; the server is cut off afterwards. */
async function held(client: Client, make: (document: Buffer) => string): Promise<string> {
  const { id } = await paid(client);
  const signature = make(await documentOf(client, id));
  await cutOff();
  expect((await sign(client, id, signature)).userErrors).toEqual([]);
  expect(await outcomesOf(id)).toEqual([null]);
  return id;
}

async function heldResult(id: string, make: (document: Buffer) => string): Promise<void> {
  await documentOf(cast.head, id, RESULT_STEP);
  await cutOff();
  expect((await signResult(id, make)).userErrors).toEqual([]);
  expect(await heldOf(cast.head, id)).toMatchObject({ code: 'CRL_MISSING' });
}

async function signResult(id: string, make: (document: Buffer) => string) {
  const signature = make(await documentOf(cast.head, id, RESULT_STEP));
  const { version } = await look(cast.head, id);
  return completeStep(cast.head, {
    requestId: id,
    step: RESULT_STEP,
    version,
    action: 'SIGN_RESULT',
    signature,
  });
}
