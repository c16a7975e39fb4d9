import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { paid, sent, sign } from '../support/story.ts';
import { type Cast, castOf, logInAgain, speaking } from './cast.ts';
import { documentOf } from './keys.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

const MINUTE = 60_000;
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

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('a signature of the document', () => {
  it.each([
    ['with the document inside', true],
    ['beside the document', false],
  ])('%s sends the request: it gets its number, and the clerk is waited for', async (_, attached) => {
    const { id } = await paid(applicant);
    const { request, userErrors } = await sign(
      applicant,
      id,
      applicant.sign(await documentOf(applicant, id), attached),
    );
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({
      status: 'SENT',
      number: expect.stringMatching(/^2026\d{10}$/),
      version: 4,
    });
    const record = await recordOf(server, id);
    expect(record.request).toMatchObject({ current_step: 'PORTAL.PROCESS.9' });
    expect(record.signatures).toMatchObject([{ role: 'APPLICANT', iin: applicant.person?.iin }]);
    expect(record.documents).toMatchObject([{ used: true }]);
    expect(record.events.at(-1)).toMatchObject({
      type: 'SENT',
      status: 'SENT',
      step_key: 'PORTAL.PROCESS.9',
    });
  });

  it('of the head of a legal entity sends what is applied for in its name', async () => {
    const { id } = await sent(cast.company);
    const bin = cast.company.person?.bin;
    expect((await recordOf(server, id)).signatures).toMatchObject([{ role: 'APPLICANT', bin }]);
  });

  it('numbers each request anew', async () => {
    const numbers = [await sent(applicant), await sent(applicant)].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(2);
  });
});

describe('what is no signature of the document is turned down and changes nothing', () => {
  const tampered = async (id: string): Promise<string> => {
    const document = await documentOf(applicant, id);
    const cms = Buffer.from(applicant.sign(document), 'base64');
    const at = cms.indexOf(document);
    cms[at + 20] = (cms[at + 20] ?? 0) ^ 1;
    return base64(cms);
  };
  it.each<[string, (id: string) => Promise<string>, string]>([
    ['another document inside', async () => applicant.sign(Buffer.from('{}')), 'CONTENT_MISMATCH'],
    ['beside another document', async () => applicant.sign(Buffer.from('{}'), false), 'DIGEST_MISMATCH'],
    ['a document that was changed after it was signed', tampered, 'CONTENT_MISMATCH'],
    [
      'the document of another request',
      async () => applicant.signedDocument((await paid(applicant)).id),
      'CONTENT_MISMATCH',
    ],
    ['no CMS at all', async () => base64(Buffer.from('қол қойдым')), 'BAD_ENCODING'],
    [
      'a CMS that breaks off',
      async (id) => base64(Buffer.from(await applicant.signedDocument(id), 'base64').subarray(0, 900)),
      'MALFORMED',
    ],
  ])('%s', async (_, make, code) => {
    const { id } = await paid(applicant);
    await documentOf(applicant, id);
    const signature = await make(id);
    const text = bothLanguages(`errors:${code}`);
    for (const language of ['kk', 'ru'] as const) {
      const caller = speaking(server, applicant, language);
      const answer = await unchanged(server, id, () => sign(caller, id, signature));
      const userErrors = [{ code, path: ['input', 'signature'], message: text[language] }];
      expect(answer).toEqual({ request: null, userErrors });
    }
    expect((await sign(applicant, id, await applicant.signedDocument(id))).request?.status).toBe('SENT');
  });

  it('text that is not Base64', async () => {
    const { id } = await paid(applicant);
    const mutation =
      'mutation ($input: SignRequestInput!) { signRequest(input: $input) { userErrors { code } } }';
    const call = () => applicant.refusal(mutation, { input: { requestId: id, signature: 'not base64!' } });
    expect(await unchanged(server, id, call)).toEqual(['BAD_USER_INPUT']);
  });

  const missing = [{ code: 'SIGNING_DOCUMENT_MISSING' }];

  it('a document that nobody gave out', async () => {
    const { id } = await paid(applicant);
    const { userErrors } = await unchanged(server, id, () =>
      sign(applicant, id, applicant.sign(Buffer.from('{}'))),
    );
    expect(userErrors).toMatchObject(missing);
  });

  it('a document whose time is over', async () => {
    const { id } = await paid(applicant);
    const signature = await applicant.signedDocument(id);
    clock.moveBy(31 * MINUTE);
    await logInAgain(applicant);
    const { userErrors } = await unchanged(server, id, () => sign(applicant, id, signature));
    expect(userErrors).toMatchObject(missing);
  });

  it('a document of the request as it was before it changed', async () => {
    const { id } = await paid(applicant);
    const signature = await applicant.signedDocument(id);
    const uuid = id.replace('req_', '');
    await server.database.database.query('UPDATE request SET version = version + 1 WHERE id = $1', [uuid]);
    const { userErrors } = await unchanged(server, id, () => sign(applicant, id, signature));
    expect(userErrors).toMatchObject(missing);
  });

  it('a document that was signed already', async () => {
    const { id } = await paid(applicant);
    const signature = await applicant.signedDocument(id);
    await sign(applicant, id, signature);
    const { userErrors } = await unchanged(server, id, () => sign(applicant, id, signature));
    expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
  });

  it('the document of another person’s request, as if it were not there', async () => {
    const { id } = await paid(applicant);
    const signature = await applicant.signedDocument(id);
    for (const other of [cast.company, cast.clerk, cast.head]) {
      const { userErrors } = await unchanged(server, id, () => sign(other, id, signature));
      expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    }
  });
});

describe('a signature sent twice', () => {
  it('with one key is one signature and one answer; the key holds for no other signature', async () => {
    const { id } = await paid(applicant);
    const signature = await applicant.signedDocument(id);
    const first = await sign(applicant, id, signature, 'sign-once');
    expect(await unchanged(server, id, () => sign(applicant, id, signature, 'sign-once'))).toEqual(first);
    const other = applicant.sign(Buffer.from('{}'));
    const { userErrors } = await unchanged(server, id, () => sign(applicant, id, other, 'sign-once'));
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('at the same time is one signature; with a key both callers get the answer', async () => {
    for (const key of [null, 'sign-race']) {
      const { id } = await paid(applicant);
      const signature = await applicant.signedDocument(id);
      const answers = await Promise.all([1, 2, 3].map(() => sign(applicant, id, signature, key)));
      const accepted = answers.filter(({ userErrors }) => userErrors.length === 0);
      expect(accepted).toHaveLength(key === null ? 1 : 3);
      expect((await recordOf(server, id)).signatures).toHaveLength(1);
    }
  });
});
