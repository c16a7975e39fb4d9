import { act, begun, startWithAllEditions } from '../requests/any-edition.ts';
import { Committee } from '../requests/committee.ts';
import { bothLanguages } from '../requests/texts.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { payAt, startPayment } from '../support/story.ts';
import { newcomer } from './newcomers.ts';

let server: RunningServer;
let committee: Committee;
beforeAll(async () => {
  server = await startWithAllEditions();
  committee = await Committee.gather(server);
});
afterAll(() => server.stop());

interface Notice {
  readonly id: string;
  readonly requestId: string;
  readonly number: string | null;
  readonly kk: string;
  readonly ru: string;
  readonly status: string;
  readonly read: boolean;
  readonly service: { readonly code: string };
}

interface Page {
  readonly unreadCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: Notice }[];
}

const NOTICES = `query ($first: Int, $after: String, $unreadOnly: Boolean) {
  myNotices(first: $first, after: $after, unreadOnly: $unreadOnly) { unreadCount
    pageInfo { hasNextPage endCursor } edges { cursor
      node { id requestId number status read kk: text(lang: KK) ru: text(lang: RU) service { code } } } } }`;

async function pageOf(client: Client, variables: Record<string, unknown> = {}): Promise<Page> {
  return (await client.query<{ myNotices: Page }>(NOTICES, variables)).myNotices;
}

/** Latest first, once there are so many: an entry is told when all before it are. */
function notices(client: Client, count: number, unreadOnly = false): Promise<readonly Notice[]> {
  return until(`${count} notices`, async () => {
    const { edges } = await pageOf(client, { first: 100, unreadOnly });
    return edges.length >= count ? edges.map(({ node }) => node) : null;
  });
}

const about = (all: readonly Notice[], requestId: string): string[] =>
  all.filter((notice) => notice.requestId === requestId).map(({ ru }) => ru);

const ru = (type: string): string => bothLanguages(`requests:event.${type}`).ru;

/** What somebody is told of one request, once that is among it. */
function toldOf(client: Client, requestId: string, type: string): Promise<readonly string[]> {
  return until(`the notice ${type}`, async () => {
    const told = about(await notices(client, 0), requestId);
    return told.includes(ru(type)) ? told : null;
  });
}

interface Marked {
  readonly unreadCount: number | null;
  readonly userErrors: readonly { code: string; path: string[] | null }[];
}

async function markRead(client: Client, upTo: string): Promise<Marked> {
  const { markNoticesRead } = await client.query<{ markNoticesRead: Marked }>(
    'mutation ($upTo: ID!) { markNoticesRead(upTo: $upTo) { unreadCount userErrors { code path } } }',
    { upTo },
  );
  return markNoticesRead;
}

/** Of the edition that asks for money. */
const drafted = (client: Client): Promise<string> =>
  begun(client, 'MediaRegistration', { regulation: '178-2012-3' });

/** Somebody whose request has two notices: it waits to be paid, then to be signed. */
async function withTwo(): Promise<{ client: Client; requestId: string }> {
  const { client } = await newcomer(server);
  const id = await drafted(client);
  await payAt(await startPayment(client, id), 'paid');
  await notices(client, 2);
  return { client, requestId: id };
}

describe('an applicant', () => {
  it('is told what happens to the own requests, latest first, in both languages, and nothing of a draft', async () => {
    const { client, requestId } = await withTwo();
    const told = await notices(client, 2);
    expect(told.map((notice) => ({ kk: notice.kk, ru: notice.ru }))).toEqual([
      bothLanguages('requests:event.PAID_AWAITING_SIGNATURE'),
      bothLanguages('requests:event.AWAITING_PAYMENT'),
    ]);
    for (const notice of told) {
      expect(notice).toMatchObject({
        requestId,
        number: null,
        read: false,
        service: { code: 'MEDIA_REGISTRATION' },
      });
    }
  });

  it('is told nothing of what goes on inside the provider', async () => {
    const id = await committee.agreed();
    const told = await toldOf(committee.applicant, id, 'IN_PROGRESS');
    expect(told).toContain(ru('REGISTERED'));
    expect(told).not.toContain(ru('DECISION_DRAFTED'));
    expect(told).not.toContain(ru('DECISION_TO_SIGN'));
  });

  it('is told nothing of anybody else', async () => {
    await withTwo();
    const { client } = await newcomer(server);
    expect(await pageOf(client)).toMatchObject({ unreadCount: 0, edges: [] });
  });
});

describe('what is read', () => {
  it('is read with all before it, stays read, and is left out of the unread', async () => {
    const { client } = await withTwo();
    const [latest, first] = await notices(client, 2);
    expect((await pageOf(client)).unreadCount).toBe(2);
    expect(await markRead(client, first?.id ?? '')).toEqual({ unreadCount: 1, userErrors: [] });
    expect((await notices(client, 1, true)).map(({ id }) => id)).toEqual([latest?.id]);
    expect((await notices(client, 2)).map(({ read }) => read)).toEqual([false, true]);
    expect((await markRead(client, latest?.id ?? '')).unreadCount).toBe(0);
    expect((await markRead(client, first?.id ?? '')).unreadCount).toBe(0);
    const id = await drafted(client);
    await startPayment(client, id);
    expect(about(await notices(client, 1, true), id)).toEqual([ru('AWAITING_PAYMENT')]);
  });

  it.each(['evt_999999999', 'evt_x', 'req_01900000-0000-7000-8000-000000000000'])(
    'is not told by what is no notice: %s',
    async (upTo) => {
      const { client } = await newcomer(server);
      expect(await markRead(client, upTo)).toEqual({
        unreadCount: null,
        userErrors: [{ code: 'NOTICE_NOT_FOUND', path: ['upTo'] }],
      });
    },
  );

  it("is not told by somebody else's notice", async () => {
    const { client } = await withTwo();
    const [latest] = await notices(client, 2);
    const other = (await newcomer(server)).client;
    expect((await markRead(other, latest?.id ?? '')).userErrors).toMatchObject([
      { code: 'NOTICE_NOT_FOUND' },
    ]);
  });
});

describe('a member of staff', () => {
  it('is told of a request from when it was handed over, and not of what they did themselves', async () => {
    const id = await committee.complete();
    const before = await toldOf(committee.executor, id, 'REGISTERED');
    expect(before).toHaveLength(1);
    await act(committee.executor, id, { decision: { outcome: 'GRANTED' } });
    await act(committee.unitHead, id, { action: 'RETURN', note: 'Нақтылау қажет' });
    const after = await toldOf(committee.executor, id, 'RETURNED');
    expect(after).toEqual([ru('RETURNED'), ...before]);
    const head = await toldOf(committee.unitHead, id, 'DECISION_DRAFTED');
    expect(head).not.toContain(ru('RETURNED'));
  });

  it('is told nothing of requests that others have', async () => {
    const id = await committee.complete();
    expect(about(await notices(committee.otherExecutor, 0), id)).toEqual([]);
    expect(about(await notices(committee.head, 0), id)).toEqual([]);
  });
});

describe('the list', () => {
  it('is read to its end by pages, each notice once', async () => {
    const { client } = await withTwo();
    const id = await drafted(client);
    await startPayment(client, id);
    const all = (await notices(client, 3)).map((notice) => notice.id);
    const read: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await pageOf(client, { first: 1, after });
      read.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(read).toEqual(all);
  });

  it.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ after: 'x' }, 'CURSOR_INVALID'],
  ])('is not given by %j', async (variables, code) => {
    expect(await committee.applicant.refusal(NOTICES, variables)).toEqual([code]);
  });
});
