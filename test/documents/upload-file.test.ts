import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { type FilesServer, formOf, sendForm, startFilesServer, stranger } from './files-server.ts';
import { BOUNDARY, formWithField, partHead, RAW_FORM, rawForm } from './raw-form.ts';
import { samples } from './sample-files.ts';

let server: FilesServer;
beforeAll(async () => {
  server = await startFilesServer();
});
afterAll(async () => server.stop());

describe('a file that is taken', () => {
  it('is described by its real type, size and SHA-256', async () => {
    const { status, body } = await sendForm(server, formOf(samples.pdf, 'Жарғы № 1.pdf', 'application/pdf'));
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^file_[0-9a-f-]{36}$/),
      fileName: 'Жарғы № 1.pdf',
      mediaType: 'application/pdf',
      size: samples.pdf.length,
      sha256: createHash('sha256').update(samples.pdf).digest('hex'),
    });
  });

  it.each([
    ['a.PDF', samples.pdf, 'application/pdf'],
    ['a.png', samples.png, 'image/png'],
    ['a.jpg', samples.jpeg, 'image/jpeg'],
    ['a.jpeg', samples.jpeg, 'image/jpeg'],
    ['a.tif', samples.tiff, 'image/tiff'],
    ['a.docx', samples.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.odt', samples.odt, 'application/vnd.oasis.opendocument.text'],
    ['a.xml', samples.xml, 'application/xml'],
    ['a.p7s', samples.p7s, 'application/pkcs7-signature'],
    ['a.cms', samples.p7sPem, 'application/pkcs7-signature'],
  ])('may be %s', async (name, content, mediaType) => {
    const answer = await sendForm(server, formOf(content, name));
    expect(answer).toMatchObject({ status: 201, body: { mediaType } });
  });

  it('may be exactly 10 MB', async () => {
    const content = Buffer.concat([samples.pdf, Buffer.alloc(10 * 1024 * 1024 - samples.pdf.length, ' ')]);
    expect(await sendForm(server, formOf(content, 'whole.pdf'))).toMatchObject({ status: 201 });
  });

  it('sent again is the same file; under another name or by another person it is a new one', async () => {
    const first = await sendForm(server, formOf(samples.png, 'photo.png'));
    const repeats = await Promise.all(
      [1, 2, 3].map(() => sendForm(server, formOf(samples.png, 'photo.png'))),
    );
    expect(new Set(repeats.map(({ body }) => body.id))).toEqual(new Set([first.body.id]));
    const renamed = await sendForm(server, formOf(samples.png, 'photo-2.png'));
    const others = await sendForm(server, formOf(samples.png, 'photo.png'), { as: stranger });
    expect(new Set([first.body.id, renamed.body.id, others.body.id]).size).toBe(3);
  });
});

describe('a name', () => {
  it.each([
    ['../../etc/паспорт.pdf', 'паспорт.pdf'],
    ['C:\\Users\\me\\паспорт.pdf', 'паспорт.pdf'],
    ['құжат\u202efdp.pdf', 'құжатfdp.pdf'],
    ['  a\u0007b\u200b.pdf . ', 'ab.pdf'],
  ])('%j is kept as %j', async (sent, kept) => {
    expect(await sendForm(server, rawForm(samples.pdf, sent), RAW_FORM)).toMatchObject({
      status: 201,
      body: { fileName: kept },
    });
  });

  it.each([['..'], ['/'], ['\u200b\u202e'], [`${'ұ'.repeat(252)}.pdf`]])('%j is refused', async (name) => {
    expect(await sendForm(server, rawForm(samples.pdf, name), RAW_FORM)).toMatchObject({
      status: 400,
      body: { code: 'FILE_NAME_INVALID' },
    });
  });

  it('of 255 characters is taken', async () => {
    expect(await sendForm(server, formOf(samples.pdf, `${'ұ'.repeat(251)}.pdf`))).toMatchObject({
      status: 201,
    });
  });
});

describe('a file that is refused leaves nothing behind', () => {
  let before: number;
  beforeEach(async () => {
    before = await server.countFiles();
  });
  afterEach(async () => {
    expect(await server.countFiles()).toBe(before);
  });

  it.each([
    ['program.exe', samples.exe],
    ['page.html', samples.html],
    ['page.xml', samples.html],
    ['picture.gif', samples.gif],
    ['archive.zip', samples.zip],
    ['archive.docx', samples.zip],
    ['notes.pdf', Buffer.from('only text')],
  ])('%s, whose bytes are of no kind on the list', async (name, content) => {
    expect(await sendForm(server, formOf(content, name))).toMatchObject({
      status: 415,
      body: { code: 'FILE_TYPE_NOT_ALLOWED' },
    });
  });

  it.each([
    ['picture.png', samples.pdf, 'application/octet-stream'],
    ['document.pdf.exe', samples.pdf, 'application/octet-stream'],
    ['.pdf', samples.pdf, 'application/octet-stream'],
    ['document', samples.pdf, 'application/octet-stream'],
    ['document.pdf', samples.pdf, 'image/png'],
    ['page.svg', samples.xml, 'image/svg+xml'],
  ])('%s, whose name or declared type says otherwise', async (name, content, type) => {
    expect(await sendForm(server, formOf(content, name, type))).toMatchObject({
      status: 415,
      body: { code: 'FILE_TYPE_MISMATCH' },
    });
  });

  it('an empty one', async () => {
    const answer = await sendForm(server, formOf(Buffer.alloc(0), 'empty.pdf'));
    expect(answer).toMatchObject({ status: 400, body: { code: 'FILE_EMPTY' } });
  });

  it.each([1, 100 * 1024])('one that is %d bytes over 10 MB', async (excess) => {
    const content = Buffer.concat([
      samples.pdf,
      Buffer.alloc(10 * 1024 * 1024 - samples.pdf.length + excess),
    ]);
    const answer = await sendForm(server, formOf(content, 'large.pdf'));
    expect(answer).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE' } });
  });

  it('an endless one: the connection is cut', async () => {
    const call = httpRequest(`${server.url}/files`, {
      method: 'POST',
      headers: {
        authorization: `Person ${stranger}`,
        ...RAW_FORM.headers,
      },
    });
    const cut = Promise.race([once(call, 'error'), once(call, 'close')]).then(() => true);
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    call.write(partHead('endless.pdf'));
    let megabytes = 0;
    let isCut = false;
    while (!isCut && megabytes < 200) {
      megabytes += 1;
      const taken = new Promise<boolean>((resolve) => call.write(chunk, () => resolve(false)));
      isCut = await Promise.race([cut, taken]);
    }
    expect(isCut).toBe(true);
    call.destroy();
  });

  it('nobody’s, before its body is looked at', async () => {
    const answer = await sendForm(server, 'no form at all', { as: null });
    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  });

  it('two at once', async () => {
    const form = formOf(samples.pdf, 'one.pdf');
    form.append('file', new Blob([new Uint8Array(samples.png)]), 'two.png');
    const answer = await sendForm(server, form);
    expect(answer).toMatchObject({ status: 400, body: { code: 'TOO_MANY_FILES' } });
  });

  it.each([
    ['a field beside the file', formWithField()],
    ['a file under another name', rawForm(samples.pdf, 'a.pdf', 'document')],
    ['no part', Buffer.from(`--${BOUNDARY}--\r\n`)],
    ['an unfinished part', Buffer.from(partHead('a.pdf'))],
    ['no boundary in the body', Buffer.from('nothing of the kind')],
    ['an empty body', Buffer.alloc(0)],
    ['a part named like a property of every object', rawForm(samples.pdf, 'a.pdf', '__proto__')],
  ])('a form with %s', async (_, body) => {
    const answer = await sendForm(server, body, RAW_FORM);
    expect(answer).toMatchObject({ status: 400, body: { code: 'UPLOAD_MALFORMED' } });
  });

  it.each([['application/json'], ['text/plain'], ['application/pdf'], ['multipart/form-data']])(
    'a body of type %s',
    async (type) => {
      const answer = await sendForm(server, '{}', { headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'UPLOAD_MALFORMED' } });
    },
  );
});

it('a refusal speaks the reader’s language', async () => {
  const refused = async (language: string) => {
    const headers = { 'accept-language': language };
    return (await sendForm(server, formOf(Buffer.alloc(0), 'empty.pdf'), { headers })).body.message;
  };
  expect([await refused('kk'), await refused('ru')]).toEqual(['Файл бос.', 'Файл пуст.']);
});
