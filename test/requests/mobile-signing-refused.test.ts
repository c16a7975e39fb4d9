import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { look, paid, type RequestView } from '../support/story.ts';
import { decided, refusalOf } from './acts.ts';
import { type Cast, castOf, logInAgain } from './cast.ts';
import { certificateFor, documentOf, signedBy } from './keys.ts';
import { handOut, Phone, type SigningView, signingAt } from './phone.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

const MINUTE = 60_000;
const STEP = 'PORTAL.PROCESS.11';
const clock = new MovedClock();
let server: RunningServer;
let cast: Cast;
let applicant: Client;
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
  applicant = cast.applicant;
});
afterEach(() => clock.reset());
afterAll(() => server.stop());

async function phoneFor(client = applicant): Promise<{ id: string; phone: Phone }> {
  const { id } = await paid(client);
  return { id, phone: await Phone.of(client, id) };
}

const stateOf = async (phone: Phone): Promise<SigningView | null> => signingAt(applicant, phone.signing.id);
const codeOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (typeof body === 'string' ? (JSON.parse(body) as { code: string }) : (body as { code: string })).code,
];

describe('what is no signature of the document changes nothing, and the phone may try again', () => {
  it.each<[string, (content: Buffer) => string, string]>([
    ['another document', () => applicant.sign(Buffer.from('{}')), 'CONTENT_MISMATCH'],
    [
      'the document, changed',
      (content) => applicant.sign(Buffer.from(content.toString().replace('Мысал', 'Басқа'))),
      'CONTENT_MISMATCH',
    ],
    ['beside another document', () => applicant.sign(Buffer.from('{}'), false), 'DIGEST_MISMATCH'],
    ['no signature', () => Buffer.from('қол').toString('base64'), 'BAD_ENCODING'],
    ['nothing', () => '', 'BAD_ENCODING'],
    [
      'half of one',
      (content) => Buffer.from(applicant.sign(content), 'base64').subarray(0, 800).toString('base64'),
      'MALFORMED',
    ],
    ['far too much', () => 'A'.repeat(2_000_004), 'TOO_LARGE'],
  ])('%s', async (_, make, code) => {
    const { id, phone } = await phoneFor();
    const content = await phone.content();
    const text = bothLanguages(`errors:${code}`);
    for (const language of ['kk', 'ru'] as const) {
      const { status, body } = await unchanged(server, id, () => phone.sendBack(make(content), language));
      expect([status, JSON.parse(body)]).toEqual([403, { code, message: text[language] }]);
    }
    expect(await stateOf(phone)).toMatchObject({ state: 'OPENED', fault: { code, ...text } });
    expect(await phone.sendBack(applicant.sign(content))).toMatchObject({ status: 200, body: 'success' });
    expect(await stateOf(phone)).toMatchObject({ state: 'SIGNED', fault: null });
  });

  it('twenty times and no more', async () => {
    const { id, phone } = await phoneFor();
    const content = await phone.content();
    for (let round = 0; round < 20; round++) {
      expect((await phone.sendBack(applicant.sign(Buffer.from('{}')))).status).toBe(403);
    }
    expect(codeOf(await phone.describe())).toEqual([403, 'MOBILE_SIGNING_OVER']);
    expect(await stateOf(phone)).toMatchObject({ state: 'EXPIRED', fault: { code: 'CONTENT_MISMATCH' } });
    const fresh = await Phone.of(applicant, id);
    expect((await fresh.sendBack(applicant.sign(content))).status).toBe(200);
  });
});

it('the phone signs what it was handed, also when the browser was given a newer document', async () => {
  const { id, phone } = await phoneFor();
  const content = await phone.content();
  clock.moveBy(26 * MINUTE);
  await logInAgain(applicant);
  expect((await documentOf(applicant, id)).equals(content)).toBe(false);
  expect(await phone.sendBack(applicant.sign(content))).toMatchObject({ status: 200, body: 'success' });
});

it('while no revocation list is to be had the signature is held, and the code is used up', async () => {
  await server.restart(undefined, { REVOCATION_LISTS: '' });
  const { id, phone } = await phoneFor();
  const signature = applicant.sign(await phone.content());
  expect(await phone.sendBack(signature)).toMatchObject({ status: 200, body: 'success' });
  expect(await stateOf(phone)).toMatchObject({ state: 'HELD', fault: null });
  expect(codeOf(await phone.describe())).toEqual([403, 'MOBILE_SIGNING_OVER']);
  expect((await look(applicant, id)).status).toBe('AWAITING_SIGNATURE');
  await server.restart();
});

describe('another person’s key', () => {
  it('does not end the request: whoever saw the code may hold another phone to it', async () => {
    const { id, phone } = await phoneFor();
    const content = await phone.content();
    const expired = await certificateFor(server.sandbox.authority, cast.executor, {
      overrides: { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-01-01') },
    });
    for (const [signature, code] of [
      [cast.executor.sign(content), 'IIN_MISMATCH'],
      [signedBy(expired, content), 'EXPIRED'],
    ] as const) {
      const answer = await unchanged(server, id, () => phone.sendBack(signature));
      expect(codeOf(answer)).toEqual([403, code]);
      expect(await stateOf(phone)).toMatchObject({ state: 'OPENED', fault: { code } });
    }
    expect((await phone.sendBack(applicant.sign(content))).status).toBe(200);
    expect((await look(applicant, id)).status).toBe('SENT');
  });

  it('of the signer’s own that has expired ends it: the condition refuses, and the code is used up', async () => {
    const { id, phone } = await phoneFor();
    const own = await certificateFor(server.sandbox.authority, applicant, {
      overrides: { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-01-01') },
    });
    const signature = signedBy(own, await phone.content());
    expect(codeOf(await phone.sendBack(signature))).toEqual([403, 'EXPIRED']);
    expect((await look(applicant, id)).status).toBe('REFUSED');
    expect((await refusalOf(applicant, id))?.causeCode).toBe('EXPIRED');
    expect(await stateOf(phone)).toMatchObject({ state: 'REFUSED', fault: { code: 'EXPIRED' } });
    expect(codeOf(await phone.describe())).toEqual([403, 'MOBILE_SIGNING_OVER']);
  });

  it('does not issue a result, and the head may still sign', async () => {
    const { id } = await decided(cast, { outcome: 'GRANTED' });
    const phone = await Phone.of(cast.head, id, { step: STEP });
    const content = await phone.content();
    const wrong = await unchanged(server, id, () => phone.sendBack(applicant.sign(content)));
    expect(wrong.status).toBe(403);
    expect((await phone.sendBack(cast.head.sign(content))).status).toBe(200);
    expect((await look(applicant, id)).status).toBe('COMPLETED');
  });
});

describe('a code is over', () => {
  const over = async (phone: Phone, token: string): Promise<void> => {
    expect(codeOf(await phone.describe())).toEqual([403, 'MOBILE_SIGNING_OVER']);
    expect(codeOf(await phone.fetch(token))).toEqual([403, 'MOBILE_SIGNING_OVER']);
    expect(codeOf(await phone.put('{}', token))).toEqual([403, 'MOBILE_SIGNING_OVER']);
  };

  it('when it was used', async () => {
    const { id, phone } = await phoneFor();
    const token = await phone.token();
    const { body } = await phone.fetch();
    const file = { data: applicant.sign(await phone.content()) };
    const signed = JSON.stringify({
      ...body,
      documentsToSign: [{ ...body.documentsToSign[0], document: { file } }],
    });
    expect((await phone.put(signed, token)).status).toBe(200);
    const second = await unchanged(server, id, () => phone.put(signed, token));
    expect(codeOf(second)).toEqual([403, 'MOBILE_SIGNING_OVER']);
    await over(phone, token);
  });

  it('when its time is', async () => {
    const { phone } = await phoneFor();
    const token = await phone.token();
    clock.moveBy(31 * MINUTE);
    await over(phone, token);
    await logInAgain(applicant);
    expect((await stateOf(phone))?.state).toBe('EXPIRED');
  });

  it('when the request has moved on', async () => {
    const { id, phone } = await phoneFor();
    const token = await phone.token();
    const uuid = id.replace('req_', '');
    await server.database.database.query('UPDATE request SET version = version + 1 WHERE id = $1', [uuid]);
    await over(phone, token);
    expect((await stateOf(phone))?.state).toBe('EXPIRED');
  });

  it('when whoever asked for it has logged out', async () => {
    const guest = await server.as('APPLICANT');
    const { phone } = await phoneFor(guest);
    const token = await phone.token();
    await guest.query('mutation { logout }');
    await over(phone, token);
  });

  it('when another was asked for: then there is nothing at its address', async () => {
    const { id, phone } = await phoneFor();
    const token = await phone.token();
    const newer = await Phone.of(applicant, id);
    expect(codeOf(await phone.fetch(token))).toEqual([404, 'NOT_FOUND']);
    expect((await newer.sendBack(applicant.sign(await newer.content()))).status).toBe(200);
  });
});

describe('whoever guesses', () => {
  it.each([
    ['the address', (address: string) => address.replace(/.{43}$/, 'A'.repeat(43))],
    ['an address of another form', (address: string) => `${address}A`],
    ['by the id', (address: string) => address.replace(/.{43}$/, '0190f3c2-0000-7000-8000-000000000000')],
  ])('%s, finds nothing', async (_, change) => {
    const { phone } = await phoneFor();
    const address = change(phone.address);
    for (const path of [address, `${address}/documents`]) {
      const response = await fetch(path, { headers: { 'accept-language': 'ru' } });
      expect([response.status, await response.json()]).toEqual([
        404,
        { code: 'NOT_FOUND', message: bothLanguages('errors:NOT_FOUND').ru },
      ]);
    }
  });

  it('the token, or has none, or another code’s, is told nothing', async () => {
    const { id, phone } = await phoneFor();
    const other = await (await phoneFor()).phone.token();
    for (const token of ['A'.repeat(43), other, '']) {
      expect(codeOf(await phone.fetch(token))).toEqual([403, 'FORBIDDEN']);
      expect(codeOf(await unchanged(server, id, () => phone.put('{}', token)))).toEqual([403, 'FORBIDDEN']);
    }
    const bare = await fetch(`${phone.address}/documents`);
    expect(bare.status).toBe(403);
    expect((await stateOf(phone))?.state).toBe('WAITING');
  });
});

describe('what is no answer of a phone is turned down, and not counted', () => {
  it.each<[string, string, number, string]>([
    ['broken JSON', '{"signMethod":', 400, 'BAD_REQUEST'],
    ['no object', '[]', 400, 'BAD_REQUEST'],
    ['nothing signed', '{"signMethod":"CMS_WITH_DATA","documentsToSign":[]}', 400, 'BAD_REQUEST'],
    [
      'another method',
      '{"signMethod":"CMS_SIGN_ONLY","documentsToSign":[{"id":1,"document":{"file":{"data":"AA=="}}}]}',
      400,
      'BAD_REQUEST',
    ],
    [
      'another document',
      '{"signMethod":"CMS_WITH_DATA","documentsToSign":[{"id":2,"document":{"file":{"data":"AA=="}}}]}',
      400,
      'BAD_REQUEST',
    ],
    ['more than is taken', `{"a":"${'A'.repeat(3_000_000)}"}`, 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_, body, status, code) => {
    const { id, phone } = await phoneFor();
    const token = await phone.token();
    expect(codeOf(await unchanged(server, id, () => phone.put(body, token)))).toEqual([status, code]);
    expect(await stateOf(phone)).toMatchObject({ state: 'WAITING', fault: null });
  });
});

describe('a code is given', () => {
  const codes = async (client: Client, { id }: Pick<RequestView, 'id'>, more = {}) =>
    (await handOut(client, id, more)).userErrors.map(({ code }) => code);

  it('to nobody but whoever may sign now', async () => {
    const request = await paid(applicant);
    expect(await codes(cast.company, request)).toEqual(['REQUEST_NOT_FOUND']);
    expect(await codes(cast.executor, request)).toEqual(['REQUEST_NOT_FOUND']);
    expect(await codes(applicant, { id: 'req_nonsense' })).toEqual(['REQUEST_NOT_FOUND']);
    const waiting = await decided(cast, { outcome: 'GRANTED' });
    expect(await codes(cast.clerk, waiting, { step: STEP })).toEqual(['NOT_YOUR_STEP']);
    expect(await codes(applicant, waiting)).toEqual(['STEP_NOT_AVAILABLE']);
    expect((await recordOf(server, request.id)).documents).toEqual([]);
  });

  it('and read again by nobody else', async () => {
    const { phone } = await phoneFor();
    expect(await stateOf(phone)).not.toBeNull();
    expect(await signingAt(cast.company, phone.signing.id)).toBeNull();
    expect(await signingAt(cast.head, phone.signing.id)).toBeNull();
    expect(await signingAt(server.client(), phone.signing.id)).toBeNull();
  });
});
