import { type Cast, castOf } from '../requests/cast.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply, draft, NEWSPAPER, sent, startPayment } from '../support/story.ts';
import { newcomer } from './newcomers.ts';

let server: RunningServer;
let cast: Cast;
let citizen: Client;
/** Newest first, as they are listed. */
let ids: readonly string[];

beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  citizen = (await newcomer(server)).client;
  const made: string[] = [];
  for (let place = 0; place < 25; place += 1) made.push(await titled(`Басылым ${place}`));
  ids = made.toReversed();
});
afterAll(() => server.stop());

interface Page {
  readonly edges: { cursor: string; node: { id: string } }[];
  readonly pageInfo: Record<string, unknown> & { endCursor: string | null; hasNextPage: boolean };
}

const PAGE = `query ($first: Int, $after: String, $filter: RequestFilter) {
  page: myRequests(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

async function pageOf(client: Client, variables: Record<string, unknown> = {}): Promise<Page> {
  return (await client.query<{ page: Page }>(PAGE, variables)).page;
}

async function found(client: Client, filter: Record<string, unknown>): Promise<string[]> {
  return (await pageOf(client, { first: 100, filter })).edges.map(({ node }) => node.id);
}

async function titled(title: string): Promise<string> {
  const { request } = await apply(citizen, { application: { ...NEWSPAPER, title } });
  if (request === null) throw new Error('not applied');
  return request.id;
}

describe('the list of my requests', () => {
  it('has twenty of them unless told, newest first', async () => {
    const { edges, pageInfo } = await pageOf(citizen);
    expect(edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 20));
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[19]?.cursor,
    });
  });

  it.each([1, 7, 25, 100])('is read to its end by pages of %i, each once', async (first) => {
    const read: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo } = await pageOf(citizen, { first, after });
      read.push(...edges.map(({ node }) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(read).toEqual(ids);
  });

  it('does not shift when something is added in front', async () => {
    const { client } = await newcomer(server);
    const first = [await draft(client), await draft(client), await draft(client)].toReversed();
    const page = await pageOf(client, { first: 2 });
    await draft(client);
    const next = await pageOf(client, { first: 2, after: page.pageInfo.endCursor });
    expect(next.edges.map(({ node }) => node.id)).toEqual([first[2]?.id]);
    expect(next.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it.each([0, -1, 101, 2_147_483_647])('is not given by pages of %i', async (first) => {
    const { errors } = await citizen.ask(PAGE, { first });
    expect(errors).toMatchObject([{ path: ['page'], extensions: { code: 'PAGE_SIZE', input: ['first'] } }]);
  });

  it.each(['', 'nonsense', 'req_', 'req_1', 'res_00000000-0000-7000-8000-000000000000'])(
    'knows no cursor %j',
    async (after) => {
      const { errors } = await citizen.ask(PAGE, { after });
      expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID', input: ['after'] } }]);
    },
  );

  it('tells nothing of other people, even after their cursor', async () => {
    const { id } = await draft(cast.company);
    expect(await found(citizen, {})).not.toContain(id);
    const { edges } = await pageOf(citizen, { first: 100, after: id });
    expect(edges.map(({ node }) => node.id)).toEqual(ids);
  });

  it('is counted only where the number is asked for, and takes one statement however long', async () => {
    const statements = jest.spyOn(server.application.database, 'query');
    const count = async (query: string): Promise<number> => {
      statements.mockClear();
      await citizen.query(query);
      /* The readers of the log read besides, on their own. */
      return statements.mock.calls.filter(([sql]) => sql.includes('FROM request r')).length;
    };
    const fields =
      'edges { node { id status payment { status } steps { state } history(first: 3) { edges { node { at } } } } }';
    expect(await count(`{ myRequests(first: 2) { ${fields} } }`)).toBe(1);
    expect(await count(`{ myRequests(first: 25) { ${fields} } }`)).toBe(1);
    expect(await count(`{ myRequests(first: 2) { totalCount ${fields} } }`)).toBe(2);
    expect(await count('{ myRequests(first: 2) { totalCount } }')).toBeLessThanOrEqual(2);
    statements.mockRestore();
    const { myRequests } = await citizen.query<{ myRequests: { totalCount: number } }>(
      '{ myRequests(first: 1) { totalCount } }',
    );
    expect(myRequests.totalCount).toBe(25);
  });
});

describe('its filter', () => {
  it('finds part of a title, whatever the case, Kazakh letters too', async () => {
    const { client } = await newcomer(server);
    const one = await apply(client, { application: { ...NEWSPAPER, title: 'Өңір Жаңалықтары' } });
    await apply(client, { application: { ...NEWSPAPER, title: '100% шындық_газеті' } });
    expect(await found(client, { search: 'өңір' })).toEqual([one.request?.id]);
    expect(await found(client, { search: ' ЖАҢАЛЫҚ ' })).toEqual([one.request?.id]);
    expect(await found(client, { search: 'жоқ сөз' })).toEqual([]);
    expect(await found(client, { search: '' })).toHaveLength(2);
  });

  it.each([
    ['%', 1],
    ['_', 1],
    ['0% ш', 1],
    ['\\', 0],
    ["' OR true --", 0],
  ])('takes %j as it is written', async (search, count) => {
    const { client } = await newcomer(server);
    await apply(client, { application: { ...NEWSPAPER, title: 'Өңір жаңалықтары' } });
    await apply(client, { application: { ...NEWSPAPER, title: '100% шындық_газеті' } });
    expect(await found(client, { search })).toHaveLength(count);
  });

  it('does not search for more than 200 characters', async () => {
    const { errors } = await citizen.ask(PAGE, { filter: { search: 'ы'.repeat(201) } });
    expect(errors).toMatchObject([{ extensions: { code: 'SEARCH_TOO_LONG', input: ['filter', 'search'] } }]);
    expect(await found(citizen, { search: 'ы'.repeat(200) })).toEqual([]);
  });

  it('finds by number, status, service, channel and day of sending', async () => {
    const { applicant } = cast;
    const { id: waiting } = await draft(applicant);
    await startPayment(applicant, waiting);
    const { id, number } = await sent(applicant);
    expect(await found(applicant, { search: number })).toEqual([id]);
    expect(await found(applicant, { search: number?.slice(0, 13) })).toEqual([]);
    expect(await found(applicant, { statuses: ['SENT'] })).toEqual([id]);
    expect(await found(applicant, { statuses: ['SENT', 'AWAITING_PAYMENT'] })).toEqual([id, waiting]);
    expect(await found(applicant, { statuses: [] })).toEqual([]);
    expect(await found(applicant, { service: 'MEDIA_REGISTRATION', channel: 'PORTAL' })).toEqual([
      id,
      waiting,
    ]);
    expect(await found(applicant, { service: 'APOSTILLE' })).toEqual([]);
    expect(await found(applicant, { channel: 'PSC' })).toEqual([]);
    expect(await found(applicant, { overdue: true })).toEqual([]);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Almaty' }).format(new Date());
    expect(await found(applicant, { sentFrom: today, sentTo: today })).toEqual([id]);
    expect(await found(applicant, { sentFrom: '9999-12-31' })).toEqual([]);
    expect(await found(applicant, { sentTo: '2000-01-01' })).toEqual([]);
  });

  it('finds by days that begin and end at midnight in Astana', async () => {
    const { applicant } = cast;
    const { id } = await sent(applicant);
    for (const time of ['2026-02-10T00:00:00+05', '2026-02-10T23:59:59+05']) {
      await server.database.database.query('UPDATE request SET sent_at = $2 WHERE id = $1', [
        id.replace('req_', ''),
        time,
      ]);
      expect(await found(applicant, { sentFrom: '2026-02-10', sentTo: '2026-02-10' })).toEqual([id]);
      expect(await found(applicant, { sentTo: '2026-02-09' })).toEqual([]);
      expect(await found(applicant, { sentFrom: '2026-02-11', sentTo: '2026-02-12' })).toEqual([]);
    }
  });
});

test('the work queue is paged and counted alike', async () => {
  const { applicant, clerk } = cast;
  for (let place = 0; place < 3; place += 1) await sent(applicant);
  const query = `query ($after: String) { page: workQueue(first: 2, after: $after) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  type Counted = { page: Page & { totalCount: number } };
  const all: string[] = [];
  for (let after: string | null = null; ; ) {
    const { page }: Counted = await clerk.query<Counted>(query, { after });
    all.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) {
      expect(all).toHaveLength(page.totalCount);
      break;
    }
    after = page.pageInfo.endCursor;
  }
  expect(new Set(all).size).toBe(all.length);
  expect(await applicant.refusal(query)).toEqual(['FORBIDDEN']);
  expect(await clerk.refusal(query, { after: 'nonsense' })).toEqual(['CURSOR_INVALID']);
});
