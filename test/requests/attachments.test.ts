import { createHash } from 'node:crypto';
import { samples } from '../documents/sample-files.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft } from '../support/story.ts';
import { attach, freshPdf, openPayment, removeDocument, upload, uploaded, withdraw } from './acts.ts';
import { type Cast, castOf, speaking, stranger } from './cast.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let cast: Cast;
let outsider: Client;
beforeAll(async () => {
  server = await startServer();
  [cast, outsider] = await Promise.all([castOf(server), stranger(server, 'CLERK', '900101400013')]);
});
afterAll(() => server.stop());

describe('a document of a draft', () => {
  it('is an uploaded file, named in both languages, with the SHA-256 and type of its bytes', async () => {
    const { id } = await draft(cast.applicant);
    const content = freshPdf();
    const fileId = await uploaded(cast.applicant, content, 'Құрылтай құжаты.pdf');
    const kindName = bothLanguages('editions/178-2012-3:document.CONSTITUENT_DOCUMENTS');
    const russian = speaking(server, cast.applicant, 'ru');
    const { request, userErrors } = await attach(russian, {
      requestId: id,
      kind: 'CONSTITUENT_DOCUMENTS',
      fileId,
    });
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({ version: 2, status: 'DRAFT' });
    expect(request?.attachments).toMatchObject([
      {
        kind: 'CONSTITUENT_DOCUMENTS',
        kindName: kindName.ru,
        fileName: 'Құрылтай құжаты.pdf',
        mediaType: 'application/pdf',
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        onPaper: false,
      },
    ]);
  });

  it('is on paper, without file and link', async () => {
    const { id } = await draft(cast.applicant);
    const { request } = await attach(cast.applicant, { requestId: id, kind: 'OTHER', onPaper: true });
    const nothing = { fileName: null, mediaType: null, size: null, sha256: null, url: null };
    expect(request?.attachments).toMatchObject([{ kind: 'OTHER', onPaper: true, ...nothing }]);
  });

  it('is one document when the same file is attached twice: of the kind that was named last', async () => {
    const { id } = await draft(cast.applicant);
    const fileId = await uploaded(cast.applicant);
    await attach(cast.applicant, { requestId: id, kind: 'OTHER', fileId });
    const { request } = await attach(cast.applicant, { requestId: id, kind: 'OWNER_IDENTITY', fileId });
    expect(request?.attachments?.map(({ kind }) => kind)).toEqual(['OWNER_IDENTITY']);
  });

  it('is taken off again, which makes another version', async () => {
    const { id } = await draft(cast.applicant);
    const { request } = await attach(cast.applicant, { requestId: id, kind: 'OTHER', onPaper: true });
    const removed = await removeDocument(cast.applicant, id, request?.attachments?.[0]?.id ?? '');
    expect(removed).toMatchObject({ userErrors: [], request: { version: 3, attachments: [] } });
  });
});

describe('no document is attached', () => {
  const someFile = 'file_01890000-0000-7000-8000-000000000000';
  it.each<[string, Record<string, unknown>, string, string]>([
    ['neither as a file nor on paper', { kind: 'OTHER' }, 'FILE_OR_PAPER', 'fileId'],
    [
      'both as a file and on paper',
      { kind: 'OTHER', fileId: someFile, onPaper: true },
      'FILE_OR_PAPER',
      'fileId',
    ],
    [
      'of a kind that the form does not know',
      { kind: 'HOROSCOPE', onPaper: true },
      'DOCUMENT_KIND_UNKNOWN',
      'kind',
    ],
  ])('%s', async (_, input, code, field) => {
    const { id } = await draft(cast.applicant);
    const text = bothLanguages(`errors:${code}`);
    for (const language of ['kk', 'ru'] as const) {
      const caller = speaking(server, cast.applicant, language);
      const answer = await unchanged(server, id, () => attach(caller, { requestId: id, ...input }));
      const userErrors = [{ code, path: ['input', field], message: text[language] }];
      expect(answer).toEqual({ request: null, userErrors });
    }
  });

  it('with a file that is not there, or that another person handed in', async () => {
    const { id } = await draft(cast.applicant);
    const ofAnother = await uploaded(cast.company);
    for (const fileId of [ofAnother, someFile, 'file_x', id]) {
      const input = { requestId: id, kind: 'OTHER', fileId };
      const { userErrors } = await unchanged(server, id, () => attach(cast.applicant, input));
      expect(userErrors.map(({ code }) => code)).toEqual(['FILE_NOT_FOUND']);
    }
  });

  it('to another person’s draft, nor taken off it: as if it were not there', async () => {
    const { id } = await draft(cast.applicant);
    const { request } = await attach(cast.applicant, { requestId: id, kind: 'OTHER', onPaper: true });
    const attachment = request?.attachments?.[0]?.id ?? '';
    for (const other of [cast.company, cast.clerk, outsider, cast.administrator]) {
      const added = await unchanged(server, id, () =>
        attach(other, { requestId: id, kind: 'OTHER', onPaper: true }),
      );
      const removed = await unchanged(server, id, () => removeDocument(other, id, attachment));
      expect([added, removed]).toMatchObject(Array(2).fill({ userErrors: [{ code: 'REQUEST_NOT_FOUND' }] }));
    }
  });

  it('beyond the thirtieth', async () => {
    const { id } = await draft(cast.applicant);
    const paper = { requestId: id, kind: 'OTHER', onPaper: true };
    for (let count = 1; count <= 30; count++)
      expect((await attach(cast.applicant, paper)).userErrors).toEqual([]);
    const text = bothLanguages('errors:DOCUMENT_LIMIT', { count: 30 });
    for (const language of ['kk', 'ru'] as const) {
      const caller = speaking(server, cast.applicant, language);
      const { userErrors } = await unchanged(server, id, () => attach(caller, paper));
      expect(userErrors).toEqual([{ code: 'DOCUMENT_LIMIT', path: null, message: text[language] }]);
    }
  });

  it('nor taken off, once the form is closed or the request has ended', async () => {
    const { id: withdrawn } = await draft(cast.applicant);
    const paper = { kind: 'OTHER', onPaper: true };
    const { request } = await attach(cast.applicant, { requestId: withdrawn, ...paper });
    const attachment = request?.attachments?.[0]?.id ?? '';
    await withdraw(cast.applicant, withdrawn);
    const { id: paying } = await draft(cast.applicant);
    await openPayment(cast.applicant, paying);
    for (const id of [withdrawn, paying]) {
      const added = await unchanged(server, id, () => attach(cast.applicant, { requestId: id, ...paper }));
      const removed = await unchanged(server, id, () => removeDocument(cast.applicant, id, attachment));
      expect([added, removed]).toMatchObject(Array(2).fill({ userErrors: [{ code: 'STEP_NOT_AVAILABLE' }] }));
    }
  });

  it('nor taken off, that is not of this draft', async () => {
    const [first, second] = [await draft(cast.applicant), await draft(cast.applicant)];
    const { request } = await attach(cast.applicant, { requestId: first.id, kind: 'OTHER', onPaper: true });
    for (const attachment of [request?.attachments?.[0]?.id ?? '', 'att_x', someFile]) {
      const { userErrors } = await unchanged(server, second.id, () =>
        removeDocument(cast.applicant, second.id, attachment),
      );
      expect(userErrors).toMatchObject([{ code: 'ATTACHMENT_NOT_FOUND', path: ['attachmentId'] }]);
    }
    expect((await recordOf(server, first.id)).attachments).toHaveLength(1);
  });

  it('by somebody who is not logged in, and no file is taken from them', async () => {
    const nobody = server.client();
    const { id } = await draft(cast.applicant);
    const mutation =
      'mutation ($input: AttachDocumentInput!) { attachDocument(input: $input) { userErrors { code } } }';
    const input = { requestId: id, kind: 'OTHER', onPaper: true };
    expect(await unchanged(server, id, () => nobody.refusal(mutation, { input }))).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect(await upload(nobody, samples.pdf, 'a.pdf')).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
  });
});
