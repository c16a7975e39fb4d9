import { createHash, randomUUID } from 'node:crypto';
import { attachFile, fileLocalId } from '../../src/documents/index.ts';
import { applicant, type FilesServer, formOf, sendForm, startFilesServer, stranger } from './files-server.ts';
import { samples } from './sample-files.ts';

let server: FilesServer;
let fileId: string;
beforeAll(async () => {
  server = await startFilesServer();
  fileId = await upload('Құрылтай шарты «Дала» (1).pdf');
});
afterAll(async () => server.stop());

async function upload(fileName: string): Promise<string> {
  const { body } = await sendForm(server, formOf(samples.pdf, fileName));
  return fileLocalId(String(body.id)) ?? '';
}

const linkOf = (viewerId: string, id = fileId) =>
  server.links.path({ fileId: id, viewerId, purpose: 'ATTACHMENT' });
const fetchPath = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);

async function expectNotFound(response: Response): Promise<void> {
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ code: 'FILE_NOT_FOUND', message: expect.any(String) });
  expect(response.headers.get('etag')).toBeNull();
}

describe('a link', () => {
  it('gives the bytes as they came, to be saved and not shown', async () => {
    const response = await fetchPath(linkOf(applicant));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(samples.pdf.length),
      'content-disposition':
        'attachment; filename="________ _____ ______ (1).pdf"; filename*=UTF-8\'\'' +
        '%D2%9A%D2%B1%D1%80%D1%8B%D0%BB%D1%82%D0%B0%D0%B9%20%D1%88%D0%B0%D1%80%D1%82%D1%8B%20' +
        '%C2%AB%D0%94%D0%B0%D0%BB%D0%B0%C2%BB%20%281%29.pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      etag: `"${createHash('sha256').update(samples.pdf).digest('hex')}"`,
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(samples.pdf);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const response = await fetchPath(linkOf(applicant), { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe(String(samples.pdf.length));
    expect(await response.text()).toBe('');
  });

  it('asks the policy with what it was made for, each time it is used', async () => {
    const before = server.asked.length;
    const path = server.links.path({ fileId, viewerId: applicant, purpose: 'RESULT' });
    await fetchPath(path);
    await fetchPath(path);
    const grant = { fileId, viewerId: applicant, purpose: 'RESULT' };
    expect(server.asked.slice(before)).toEqual([grant, grant]);
  });

  it('of a person whom the policy refuses gives nothing, even when the link was made before', async () => {
    const path = linkOf(stranger);
    expect((await fetchPath(path)).status).toBe(200);
    server.refuse(stranger);
    await expectNotFound(await fetchPath(path));
  });

  it('to a file that is not there gives nothing', async () => {
    await expectNotFound(await fetchPath(linkOf(applicant, randomUUID())));
  });

  it('changed in any character gives nothing, and the policy is not asked', async () => {
    const path = linkOf(applicant);
    const start = '/files/'.length;
    const before = server.asked.length;
    for (let index = start; index < path.length; index += 1) {
      const other = path[index] === 'A' ? 'B' : 'A';
      const response = await fetchPath(path.slice(0, index) + other + path.slice(index + 1));
      expect(response.status).toBe(404);
    }
    expect(server.asked.length).toBe(before);
  });

  it.each([['/files/x'], ['/files/%00'], [`/files/${'A'.repeat(92)}`], ['/files/..%2f..%2fetc']])(
    '%s gives nothing',
    async (path) => expectNotFound(await fetchPath(path)),
  );

  it('is good for ten minutes', async () => {
    const path = linkOf(applicant);
    server.passSeconds(599);
    expect((await fetchPath(path)).status).toBe(200);
    server.passSeconds(1);
    await expectNotFound(await fetchPath(path));
  });
});

describe('attaching a file', () => {
  it('marks it once: the time of the first stays', async () => {
    const id = await upload('first.pdf');
    const first = await attachFile(server.database, server.clock, { id, ownerId: applicant });
    server.passSeconds(60);
    const second = await attachFile(server.database, server.clock, { id, ownerId: applicant });
    expect(first.attachedAt).not.toBeNull();
    expect(second.attachedAt).toBe(first.attachedAt);
  });

  it('makes the next upload of the same file a new one', async () => {
    const id = await upload('again.pdf');
    await attachFile(server.database, server.clock, { id, ownerId: applicant });
    expect(await upload('again.pdf')).not.toBe(id);
  });

  it('of another person is refused, as if it were not there', async () => {
    const id = await upload('mine.pdf');
    await expect(attachFile(server.database, server.clock, { id, ownerId: stranger })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });
});

it.each(['DELETE FROM stored_file', "UPDATE stored_file SET file_name = 'other.pdf'"])(
  'the application may not %s',
  async (statement) => {
    await expect(server.database.query(statement)).rejects.toThrow('permission denied');
  },
);
