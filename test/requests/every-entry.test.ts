import {
  cmsPem,
  openP12,
  type SigningIdentity,
  signCms,
  signXml,
  stampAt,
  stampCms,
} from '../../src/sandbox/certification-authority/index.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { paid, sign } from '../support/story.ts';
import { type Cast, castOf } from './cast.ts';
import { unchanged } from './record.ts';

let server: RunningServer;
let cast: Cast;
let identity: SigningIdentity;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  const { p12 = '', p12Password = '' } = cast.applicant.person ?? {};
  identity = openP12(Buffer.from(p12, 'base64'), p12Password);
});
afterAll(() => server.stop());

interface ToSign {
  readonly content: Buffer;
  readonly xml: Buffer;
}

async function toSign(client: Client, id: string): Promise<ToSign> {
  const { signingDocument } = await client.query<{ signingDocument: { content: string; xml: string } }>(
    'query ($id: ID!) { signingDocument(requestId: $id) { content xml } }',
    { id },
  );
  return {
    content: Buffer.from(signingDocument.content, 'base64'),
    xml: Buffer.from(signingDocument.xml, 'base64'),
  };
}

interface Shown {
  readonly algorithm: string;
  readonly evidence: {
    readonly format: string;
    readonly time: string;
    readonly signingTime: string | null;
    readonly timestamp: { readonly time: string; readonly authority: string } | null;
    readonly chain: readonly { readonly name: string; readonly der: string }[];
    readonly revocation: readonly { readonly kind: string; readonly number: string | null }[];
  };
}

async function shown(client: Client, id: string): Promise<readonly Shown[]> {
  const { node } = await client.query<{ node: { signatures: readonly Shown[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { signatures { algorithm evidence { format time signingTime
       timestamp { time authority } chain { name der } revocation { kind number } } } } } }`,
    { id },
  );
  return node.signatures;
}

const GOST = 'GOST 34.10-2015-512/Streebog-512';
const cms = (attached: boolean, { content }: ToSign) =>
  signCms(identity, { content, attached, signingTime: new Date() });
const stamped = async (document: ToSign) =>
  stampCms(cms(true, document), stampAt(new URL('/ca/tsp', server.sandbox.url), 'STREEBOG512'));

describe('a GOST signature is taken', () => {
  it.each<[string, (document: ToSign) => Buffer | Promise<Buffer>, string]>([
    ['with the document inside (CMS attached)', (document) => cms(true, document), 'CMS_ATTACHED'],
    ['beside the document (CMS detached)', (document) => cms(false, document), 'CMS_DETACHED'],
    ['as PEM text', (document) => Buffer.from(cmsPem(cms(true, document))), 'CMS_ATTACHED'],
    [
      'as Base64 text with line breaks',
      (document) => Buffer.from(cms(true, document).toString('base64').replace(/.{64}/g, '$&\r\n')),
      'CMS_ATTACHED',
    ],
    ['with a time-stamp over it', stamped, 'CMS_ATTACHED'],
    ['in the document’s XML (signXml)', ({ xml }) => Buffer.from(signXml(identity, xml)), 'XML'],
  ])('%s, and what its verdict rests on is shown', async (_, make, format) => {
    const { id } = await paid(cast.applicant);
    const signature = Buffer.from(await make(await toSign(cast.applicant, id)));
    const { request, userErrors } = await sign(cast.applicant, id, signature.toString('base64'));
    expect(userErrors).toEqual([]);
    expect(request?.status).toBe('SENT');
    const [own] = await shown(cast.applicant, id);
    expect(own).toMatchObject({
      algorithm: GOST,
      evidence: {
        format,
        chain: [
          { name: expect.stringContaining('МЫСАЛОВА') },
          { name: 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) SANDBOX' },
          { name: 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) SANDBOX' },
        ],
      },
    });
    expect(own?.evidence.chain[0]?.der).toBe(Buffer.from(identity.certificate).toString('base64'));
  });

  it('the time-stamp is the moment that it is judged by', async () => {
    const { id } = await paid(cast.applicant);
    const signature = await stamped(await toSign(cast.applicant, id));
    await sign(cast.applicant, id, signature.toString('base64'));
    const [own] = await shown(cast.applicant, id);
    expect(own?.evidence.timestamp).toMatchObject({ authority: 'УАҚЫТ БЕЛГІСІ ҚЫЗМЕТІ (SANDBOX)' });
    expect(own?.evidence.time).toBe(own?.evidence.timestamp?.time);
    expect(own?.evidence.revocation.map(({ kind }) => kind)).toEqual(['CRL', 'CRL', 'CRL', 'CRL']);
  });
});

describe('what does not fit is turned down and changes nothing', () => {
  it.each<[string, (document: ToSign) => Buffer | Promise<Buffer>, string]>([
    [
      'XML of another document',
      ({ xml }) =>
        Buffer.from(
          signXml(identity, Buffer.from(xml.toString().replace('encoding="base64"', 'encoding="hex"'))),
        ),
      'CONTENT_MISMATCH',
    ],
    [
      'XML that was changed after it was signed',
      ({ xml }) =>
        Buffer.from(
          signXml(identity, xml)
            .toString()
            .replace(/sha256="./, 'sha256="_'),
        ),
      'CONTENT_MISMATCH',
    ],
    ['XML that nobody signed', ({ xml }) => xml, 'NO_SIGNERS'],
    [
      'a time-stamp over another signature',
      async (document) =>
        stampCms(cms(true, document), async () =>
          stampAt(new URL('/ca/tsp', server.sandbox.url), 'STREEBOG512')(Buffer.from('another')),
        ),
      'TST_INVALID',
    ],
  ])('%s', async (_, make, code) => {
    const { id } = await paid(cast.applicant);
    const signature = Buffer.from(await make(await toSign(cast.applicant, id)));
    const answer = await unchanged(server, id, () => sign(cast.applicant, id, signature.toString('base64')));
    expect(answer.userErrors).toMatchObject([{ code }]);
  });

  it('the evidence is not for the public that checks a paper', async () => {
    const query = `query { verifyResult(number: "2026-0000-0000-0000") { document { signature { evidence { format } } } } }`;
    expect(await server.client().query(query)).toEqual({ verifyResult: { document: null } });
  });
});
