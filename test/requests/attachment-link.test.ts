import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, payAt, sign } from '../support/story.ts';
import { attach, freshPdf, openPayment, removeDocument, uploaded } from './acts.ts';
import { type Cast, castOf, stranger } from './cast.ts';

let server: RunningServer;
let cast: Cast;
let outsider: Client;
beforeAll(async () => {
  server = await startServer();
  [cast, outsider] = await Promise.all([castOf(server), stranger(server, 'CLERK', '900101400013')]);
});
afterAll(() => server.stop());

async function sendWithFile(): Promise<{ id: string; fileId: string; content: Buffer }> {
  const { id } = await draft(cast.applicant);
  const content = freshPdf();
  const fileId = await uploaded(cast.applicant, content);
  await attach(cast.applicant, { requestId: id, kind: 'OTHER', fileId });
  await send(id);
  return { id, fileId, content };
}

async function send(id: string): Promise<void> {
  const { payment } = await openPayment(cast.applicant, id);
  await payAt(payment?.checkoutUrl ?? '', 'paid');
  await sign(cast.applicant, id, await cast.applicant.signedDocument(id));
}

async function linkOf(client: Client, requestId: string): Promise<string> {
  const { node } = await client.query<{ node: { attachments: { url: string }[] } | null }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { attachments { url } } } }',
    { id: requestId },
  );
  return node?.attachments[0]?.url ?? '';
}

describe('the link to a document', () => {
  it('gives its bytes to the applicant, and once it is sent to the provider’s staff', async () => {
    const { id, content } = await sendWithFile();
    for (const viewer of [cast.applicant, cast.clerk, cast.unitHead, cast.executor, cast.head]) {
      const response = await fetch(await linkOf(viewer, id));
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
    }
  });

  it('is given to nobody else, and a draft’s not to the staff', async () => {
    const { id: sentId } = await sendWithFile();
    const { id: draftId } = await draft(cast.applicant);
    await attach(cast.applicant, {
      requestId: draftId,
      kind: 'OTHER',
      fileId: await uploaded(cast.applicant),
    });
    expect(await linkOf(cast.applicant, draftId)).toContain('/files/');
    for (const viewer of [cast.company, outsider, cast.administrator])
      expect(await linkOf(viewer, sentId)).toBe('');
    for (const viewer of [cast.clerk, cast.executor, cast.head])
      expect(await linkOf(viewer, draftId)).toBe('');
  });

  it('holds for a file that a draft holds beside the sent request', async () => {
    const { id, fileId, content } = await sendWithFile();
    for (let drafts = 0; drafts < 3; drafts++) {
      await attach(cast.applicant, { requestId: (await draft(cast.applicant)).id, kind: 'OTHER', fileId });
    }
    const response = await fetch(await linkOf(cast.clerk, id));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
  });

  it('is of no use when it was changed, and none when the document was taken off', async () => {
    const { id } = await draft(cast.applicant);
    const fileId = await uploaded(cast.applicant);
    const { request } = await attach(cast.applicant, { requestId: id, kind: 'OTHER', fileId });
    const link = await linkOf(cast.applicant, id);
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(`${link.slice(0, -1)}${link.endsWith('A') ? 'E' : 'A'}`)).status).toBe(404);
    await removeDocument(cast.applicant, id, request?.attachments?.[0]?.id ?? '');
    expect((await fetch(link)).status).toBe(404);
  });
});
