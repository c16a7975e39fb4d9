import type { CertificateOrder } from '../../src/sandbox/certification-authority/index.ts';
import { inspectPdf } from '../documents/pdf-objects.ts';
import { wordsOf } from '../documents/words-of.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, completeStep, look } from '../support/story.ts';
import { decided, issued } from './acts.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { certificateFor, documentOf, signedBy } from './keys.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

const STEP = 'PORTAL.PROCESS.11';
const NUMBER = /^2026(-[0-9A-HJKMNP-TV-Z]{4}){3}$/;
const COMMITTEE = { name: 'Ақпарат және мұрағат комитеті (сынақ)', bin: '991240999802' };

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

const granted = () => decided(cast, { outcome: 'GRANTED' });

interface Result {
  readonly number: string;
  readonly outcome: string;
  readonly kk: string;
  readonly ru: string;
  readonly url: string;
  readonly signature: { readonly iin: string; readonly bin: string; readonly role: string };
}

async function resultOf(requestId: string): Promise<Result | null> {
  const { node } = await cast.applicant.query<{ node: { result: Result | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { result { number outcome url kk: title(lang: KK)
       ru: title(lang: RU) signature { iin bin role } } } } }`,
    { id: requestId },
  );
  return node.result;
}

describe('the decision to sign', () => {
  it('has the number, the application and the outcome inside, for the head alone', async () => {
    const { id } = await granted();
    const document = JSON.parse((await documentOf(cast.head, id, STEP)).toString()) as object;
    expect(document).toMatchObject({
      purpose: 'RESULT',
      request: { id, step: STEP },
      signer: { iin: cast.head.person?.iin, bin: cast.head.person?.bin },
      matter: {
        outcome: 'GRANTED',
        number: expect.stringMatching(NUMBER),
        application: { title: 'Мысал жаршысы' },
      },
    });
    const query =
      'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { content } }';
    for (const other of [cast.clerk, cast.unitHead, cast.executor]) {
      expect(await other.refusal(query, { id, step: STEP })).toEqual(['NOT_YOUR_STEP']);
    }
    expect(await cast.applicant.refusal(query, { id, step: STEP })).toEqual(['STEP_NOT_AVAILABLE']);
    expect(await cast.company.refusal(query, { id, step: STEP })).toEqual(['REQUEST_NOT_FOUND']);
    expect(await cast.head.refusal(query, { id, step: 'PORTAL.PROCESS.9' })).toEqual(['STEP_NOT_AVAILABLE']);
  });
});

describe('the result', () => {
  it('is issued by the head’s signature, with a number nobody guesses', async () => {
    const { id } = await granted();
    expect(await resultOf(id)).toBeNull();
    const { request, userErrors } = await carryOut(cast.head, id, {
      signature: await cast.head.signedDocument(id, STEP),
    });
    expect([request?.status, userErrors]).toEqual(['COMPLETED', []]);
    const result = await resultOf(id);
    const { iin, bin } = cast.head.person ?? {};
    expect(result).toMatchObject({ outcome: 'GRANTED', signature: { iin, bin, role: 'HEAD' } });
    expect(result).toMatchObject(bothLanguages('editions/178-2012-3:result.MEDIA_CERTIFICATE.title'));
    expect(result?.number).toMatch(NUMBER);
    expect((await resultOf((await issued(cast)).id))?.number).not.toBe(result?.number);
    const { events, request: row } = await recordOf(server, id);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['RESULT_READY', 'COMPLETED']);
    expect(row).toMatchObject({ current_step: null, refusal: null });
  });

  it('is a PDF with text in both languages, for the applicant and the provider’s staff', async () => {
    const { id } = await issued(cast);
    const result = await resultOf(id);
    const response = await fetch(result?.url ?? '');
    const pdf = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const { glyphs, spokenLanguages, title } = inspectPdf(pdf);
    expect(glyphs.length).toBeGreaterThan(500);
    expect(glyphs).not.toContain('0000');
    expect(spokenLanguages).toEqual(new Set(['kk', 'ru']));
    expect(title).toBe(`${result?.kk} № ${result?.number}`);
    const words = wordsOf(pdf, 'RAW');
    const said = ['Мысал жаршысы', 'қазақ', 'казахский', result?.number ?? '?'];
    for (const one of words === null ? [] : said) expect(words).toContain(one);
  });
});

describe('the head’s signature is turned down, and nothing is issued', () => {
  it.each<[string, 'applicant' | 'head', Partial<CertificateOrder>, string]>([
    ['by the applicant’s key', 'applicant', {}, 'CERT_TEMPLATE'],
    ['by the head’s own key as a person', 'head', {}, 'CERT_TEMPLATE'],
    ['by the key of an employee', 'head', { template: 'EMPLOYEE', organisation: COMMITTEE }, 'CERT_TEMPLATE'],
    ['by another head’s key', 'applicant', { template: 'HEAD', organisation: COMMITTEE }, 'IIN_MISMATCH'],
    [
      'by a key for another organisation',
      'head',
      { template: 'HEAD', organisation: { name: 'Б', bin: '120140000017' } },
      'BIN_MISMATCH',
    ],
  ])('%s', async (_, whose, order, code) => {
    const { id, version } = await lookAt(await granted());
    const identity = await certificateFor(server.sandbox.authority, cast[whose], order);
    const signature = signedBy(identity, await documentOf(cast.head, id, STEP));
    const text = bothLanguages(`errors:${code}`);
    for (const language of ['kk', 'ru'] as const) {
      const caller = speaking(server, cast.head, language);
      const input = { requestId: id, step: STEP, version, action: 'SIGN_RESULT', signature };
      const answer = await unchanged(server, id, () => completeStep(caller, input));
      const userErrors = [{ code, path: ['input', 'signature'], message: text[language] }];
      expect(answer).toEqual({ request: null, userErrors });
    }
    expect(await resultOf(id)).toBeNull();
  });

  it('when there is none, when no document was given out, when it is over other words', async () => {
    const { id, version } = await lookAt(await granted());
    const input = { requestId: id, step: STEP, version, action: 'SIGN_RESULT' };
    const call = (signature: string | null) =>
      unchanged(server, id, () => completeStep(cast.head, { ...input, signature }));
    const other = cast.head.sign(Buffer.from('{}'));
    expect((await call(null)).userErrors).toMatchObject([
      { code: 'SIGNATURE_REQUIRED', path: ['input', 'signature'] },
    ]);
    expect((await call(other)).userErrors).toMatchObject([{ code: 'SIGNING_DOCUMENT_MISSING' }]);
    await documentOf(cast.head, id, STEP);
    expect((await call(other)).userErrors).toMatchObject([{ code: 'CONTENT_MISMATCH' }]);
  });

  it('by anybody but the head, even with the head’s signature', async () => {
    const { id, version } = await lookAt(await granted());
    const signature = await cast.head.signedDocument(id, STEP);
    const input = { requestId: id, step: STEP, version, action: 'SIGN_RESULT', signature };
    for (const other of [cast.clerk, cast.unitHead, cast.executor]) {
      const { userErrors } = await unchanged(server, id, () => completeStep(other, input));
      expect(userErrors).toMatchObject([{ code: 'NOT_YOUR_STEP' }]);
    }
  });

  it('the second time, when two come at the same time', async () => {
    const { id, version } = await lookAt(await granted());
    const signature = await cast.head.signedDocument(id, STEP);
    const input = { requestId: id, step: STEP, version, action: 'SIGN_RESULT', signature };
    const answers = await Promise.all([1, 2].map(() => completeStep(cast.head, input)));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    const { results, signatures } = await recordOf(server, id);
    expect([results.length, signatures.length]).toEqual([1, 2]);
  });
});

async function lookAt({ id }: { id: string }): Promise<{ id: string; version: number }> {
  return { id, version: (await look(cast.head, id)).version };
}
