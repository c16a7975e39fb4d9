import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, paid, sent } from '../support/story.ts';
import { decided, issued, registered, withdraw } from './acts.ts';
import { type Cast, castOf, stranger } from './cast.ts';

const QUEUE = `query ($first: Int, $after: String, $filter: RequestFilter) {
  workQueue(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id number status } } totalCount pageInfo { hasNextPage endCursor } } }`;

interface Queue {
  readonly workQueue: {
    readonly edges: readonly { cursor: string; node: { id: string; number: string; status: string } }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

let server: RunningServer;
let cast: Cast;
/** What the queues are made of: each waits for somebody else, or for nobody. */
let requests: Record<'first' | 'second' | 'third' | 'examined' | 'prepared', string>;
let outside: readonly Client[];

beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  outside = await Promise.all([
    stranger(server, 'CLERK', '900101400013'),
    stranger(server, 'EXECUTOR', '990101300102'),
    stranger(server, 'HEAD', '990101300409'),
  ]);
  await draft(cast.applicant);
  await paid(cast.applicant);
  await issued(cast);
  await decided(cast, { outcome: 'REFUSED', grounds: ['APPLICATION_INCOMPLETE'] });
  await withdraw(cast.applicant, (await sent(cast.applicant)).id);
  const first = (await sent(cast.applicant)).id;
  const second = (await sent(cast.company)).id;
  const third = (await sent(cast.applicant)).id;
  const examined = (await registered(cast)).id;
  const prepared = (await decided(cast, { outcome: 'GRANTED' })).id;
  requests = { first, second, third, examined, prepared };
});
afterAll(() => server.stop());

async function queueOf(client: Client, variables: Record<string, unknown> = {}): Promise<string[]> {
  const { workQueue } = await client.query<Queue>(QUEUE, variables);
  const { totalCount, edges } = workQueue;
  if (Object.keys(variables).length === 0) expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => node.id);
}

describe('the work queue', () => {
  it('of the clerk is what waits to be registered, as it came', async () => {
    expect(await queueOf(cast.clerk)).toEqual([requests.first, requests.second, requests.third]);
  });

  it('of an executor is what was handed to them and to nobody else', async () => {
    expect(await queueOf(cast.executor)).toEqual([requests.examined]);
    expect(await queueOf(cast.otherExecutor)).toEqual([]);
  });

  it('of the head is what waits for a signature; of the head of a unit, who has no step, nothing', async () => {
    expect(await queueOf(cast.head)).toEqual([requests.prepared]);
    expect(await queueOf(cast.unitHead)).toEqual([]);
  });

  it('of another organisation’s staff is empty', async () => {
    for (const staff of outside) expect(await queueOf(staff)).toEqual([]);
  });

  it('is not for applicants, administrators or strangers', async () => {
    for (const caller of [cast.applicant, cast.company, cast.administrator]) {
      expect(await caller.refusal(QUEUE)).toEqual(['FORBIDDEN']);
    }
    expect(await server.client().refusal(QUEUE)).toEqual(['UNAUTHENTICATED']);
  });

  it('has the most urgent first: by the nearest due date, and without one as it came', async () => {
    const due = (id: string, at: string | null) =>
      server.database.database.query('UPDATE request SET waiting_due_at = $2 WHERE id = $1', [
        id.replace('req_', ''),
        at,
      ]);
    await due(requests.third, '2026-12-01T00:00:00Z');
    await due(requests.second, '2026-12-02T00:00:00Z');
    const urgent = [requests.third, requests.second, requests.first];
    expect(await queueOf(cast.clerk)).toEqual(urgent);
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { workQueue }: Queue = await cast.clerk.query<Queue>(QUEUE, { first: 1, after });
      pages.push(...workQueue.edges.map(({ node }) => node.id));
      after = workQueue.pageInfo.endCursor;
      more = workQueue.pageInfo.hasNextPage;
    }
    expect(pages).toEqual(urgent);
    await due(requests.third, null);
    await due(requests.second, null);
  });

  it('is filtered by number, title, status and overdue', async () => {
    const { workQueue } = await cast.clerk.query<Queue>(QUEUE);
    const number = workQueue.edges[1]?.node.number;
    expect(await queueOf(cast.clerk, { filter: { search: number } })).toEqual([requests.second]);
    expect(await queueOf(cast.clerk, { filter: { search: 'жаршысы' } })).toHaveLength(3);
    expect(await queueOf(cast.clerk, { filter: { search: '%' } })).toEqual([]);
    expect(await queueOf(cast.clerk, { filter: { statuses: ['IN_PROGRESS'] } })).toEqual([]);
    expect(await queueOf(cast.clerk, { filter: { overdue: true } })).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a page of nothing', { first: 0 }, 'PAGE_SIZE'],
    ['too large a page', { first: 101 }, 'PAGE_SIZE'],
    ['a mark that is none', { after: 'req_x' }, 'CURSOR_INVALID'],
    ['too long a search', { filter: { search: 'ұ'.repeat(201) } }, 'SEARCH_TOO_LONG'],
  ])('does not answer %s', async (_, variables, code) => {
    expect(await cast.clerk.refusal(QUEUE, variables)).toEqual([code]);
  });
});
