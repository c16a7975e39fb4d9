import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import pg from 'pg';
import { requestIdOf } from '../../src/requests/index.ts';
import { issued } from '../requests/acts.ts';
import { type Cast, castOf, stranger } from '../requests/cast.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, sent } from '../support/story.ts';
import { archiveOf, fetched, membersOf } from './archive-file.ts';

let server: RunningServer;
let cast: Cast;
let granted: string;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  granted = (await issued(cast)).id;
});
afterAll(() => server.stop());

const INSIDE = 'provider.json';

interface Index {
  readonly scope: string;
  readonly members: readonly { path: string; sha256: string; size: number }[];
  readonly signatures: readonly { file: string; over: string; signer: { name: string } }[];
}

function indexIn(members: ReadonlyMap<string, Buffer>): Index {
  return JSON.parse(String(members.get('index.json'))) as Index;
}

describe('the archive of a request', () => {
  it('holds what was signed, what was issued, the log and the payment', async () => {
    const members = await membersOf(await fetched(cast.applicant, granted));
    expect([...members.keys()].slice(0, 4)).toEqual([
      'mimetype',
      'META-INF/ASiCManifest.xml',
      'META-INF/signature.p7s',
      'index.json',
    ]);
    expect(String(members.get('mimetype'))).toBe('application/vnd.etsi.asic-e+zip');
    expect([...members.keys()].slice(4)).toEqual([
      'request.kk.html',
      'request.ru.html',
      'request.json',
      'steps.json',
      'events.json',
      'deadlines.json',
      'payments.json',
      'exchanges.json',
      'papers.json',
      'signatures/01/signature.p7s',
      'signatures/01/document.json',
      'signatures/01/evidence.json',
      'signatures/02/signature.p7s',
      'signatures/02/document.json',
      'signatures/02/evidence.json',
      ...[...members.keys()].filter((path) => path.startsWith('evidence/')),
      'payments/receipt-01.pdf',
      'payments/notice-01.xml',
      'result/result.pdf',
    ]);
    expect([...members.keys()].filter((path) => path.startsWith('evidence/lists/')).length).toBeGreaterThan(
      0,
    );
  });

  it('lists every file with its digest', async () => {
    const members = await membersOf(await fetched(cast.head, granted));
    const { members: listed, signatures } = indexIn(members);
    for (const { path, sha256, size } of listed) {
      const content = members.get(path) ?? Buffer.alloc(0);
      expect([path, createHash('sha256').update(content).digest('hex'), content.length]).toEqual([
        path,
        sha256,
        size,
      ]);
    }
    expect(listed.length).toBe(members.size - 4);
    expect(signatures.map(({ over, signer }) => [over, signer.name.split(' ')[0]])).toEqual([
      ['DOCUMENT', cast.applicant.person?.name.split(' ')[0]?.toUpperCase()],
      ['DOCUMENT', cast.head.person?.name.split(' ')[0]?.toUpperCase()],
    ]);
  });

  it('has an index as its JSON Schema describes it', async () => {
    const schema = JSON.parse(readFileSync('schema/archive-index.schema.json', 'utf8')) as object;
    const valid = new Ajv({ strict: false, formats: { 'date-time': true } }).compile(schema);
    valid(indexIn(await membersOf(await fetched(cast.head, granted))));
    expect(valid.errors).toBeNull();
  });

  it('says on a page, in either language, what it is of', async () => {
    const members = await membersOf(await fetched(cast.applicant, granted));
    expect(String(members.get('request.ru.html'))).toContain('Мысал жаршысы');
    expect(String(members.get('request.kk.html'))).toContain('сұрау салу ісі');
  });

  it('is the same, byte for byte, while the request is', async () => {
    const first = await fetched(cast.applicant, granted);
    expect((await fetched(cast.applicant, granted)).equals(first)).toBe(true);
    await server.restart();
    expect((await fetched(cast.applicant, granted)).equals(first)).toBe(true);
  });

  it('of the applicant is without what went on inside the provider', async () => {
    const [own, whole] = [
      await membersOf(await fetched(cast.applicant, granted)),
      await membersOf(await fetched(cast.head, granted)),
    ];
    expect([indexIn(own).scope, indexIn(whole).scope]).toEqual(['APPLICANT', 'PROVIDER']);
    expect([own.has(INSIDE), whole.has(INSIDE)]).toEqual([false, true]);
  });

  it('is there for a request that is on its way, without a result', async () => {
    const { id } = await sent(cast.applicant);
    const members = await membersOf(await fetched(cast.clerk, id));
    expect(members.has('result/result.pdf')).toBe(false);
    expect(members.has('signatures/01/signature.p7s')).toBe(true);
  });
});

describe('the archive is not', () => {
  it('there for a draft', async () => {
    const { id } = await draft(cast.applicant);
    expect(await archiveOf(cast.applicant, id)).toBeNull();
  });

  it('given to strangers, whose link is worth nothing either', async () => {
    const other = await stranger(server, 'HEAD', '990101300102');
    expect(
      await other.query('query ($id: ID!) { node(id: $id) { ... on Request { archive { url } } } }', {
        id: granted,
      }),
    ).toEqual({ node: null });
    expect(
      await cast.company.query('query ($id: ID!) { node(id: $id) { ... on Request { archive { url } } } }', {
        id: granted,
      }),
    ).toEqual({ node: null });
  });

  it('had by a link that was changed', async () => {
    const link = await archiveOf(cast.applicant, granted);
    const url = link?.url ?? '';
    const changed = url.slice(0, -1) + (url.endsWith('A') ? 'B' : 'A');
    expect((await fetch(changed)).status).toBe(404);
  });
});

/** What the application itself may not do. */
async function asOwner(statement: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client(server.database.url);
  await client.connect();
  await client.query(statement, [...values]);
  await client.end();
}

describe('a link', () => {
  it('is worth nothing to whoever has left the provider', async () => {
    const { id } = await sent(cast.applicant);
    const link = await archiveOf(cast.clerk, id);
    const { iin } = cast.clerk.person ?? {};
    const move = (organisation: string | null) =>
      asOwner('UPDATE person SET organisation = $2 WHERE iin = $1', [iin, organisation]);
    await move('ANOTHER_BODY');
    expect((await fetch(link?.url ?? '')).status).toBe(404);
    await move(cast.clerk.person?.organisation ?? null);
    expect((await fetch(link?.url ?? '')).status).toBe(200);
  });

  it('breaks off rather than hand out a file that is not what was put down', async () => {
    const { id } = await issued(cast);
    const link = await archiveOf(cast.applicant, id);
    await asOwner(
      `UPDATE stored_file SET content = decode(repeat('00', size), 'hex')
       WHERE id = (SELECT file_id FROM request_result WHERE request_id = $1)`,
      [requestIdOf(id)],
    );
    await expect(fetch(link?.url ?? '').then((response) => response.arrayBuffer())).rejects.toThrow();
  });
});

describe('who took the file away', () => {
  it('is noted each time, and told to the applicant and the provider', async () => {
    const { id } = await sent(cast.applicant);
    await fetched(cast.clerk, id);
    await fetched(cast.applicant, id);
    const query = `query ($id: ID!, $after: String) { node(id: $id) { ... on Request {
      archiveDownloads(first: 1, after: $after) { edges { node { byName scope } } pageInfo { hasNextPage endCursor } } } } }`;
    interface Page {
      edges: { node: { byName: string; scope: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    }
    const pageAfter = async (after: string | null): Promise<Page> => {
      const { node } = await cast.applicant.query<{ node: { archiveDownloads: Page } }>(query, { id, after });
      return node.archiveDownloads;
    };
    const first = await pageAfter(null);
    const second = await pageAfter(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node)).toEqual([
      { byName: cast.applicant.person?.name, scope: 'APPLICANT' },
      { byName: cast.clerk.person?.name, scope: 'PROVIDER' },
    ]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('is told again by no cursor that is none', async () => {
    const query =
      'query ($id: ID!) { node(id: $id) { ... on Request { archiveDownloads(after: "x") { edges { cursor } } } } }';
    expect(await cast.applicant.refusal(query, { id: granted })).toEqual(['CURSOR_INVALID']);
  });
});
