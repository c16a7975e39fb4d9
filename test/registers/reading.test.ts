import { startWithAllEditions } from '../requests/any-edition.ts';
import type { RunningServer } from '../support/running-server.ts';
import { enterTitles } from './entered.ts';
import { RegisterStory } from './register-story.ts';

const PAGE = `query ($search: String, $filter: MediaRegisterFilter, $first: Int, $after: String) {
  mediaRegister(search: $search, filter: $filter, first: $first, after: $after) {
    totalCount edges { cursor node { id title } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly title: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** As the Kazakh alphabet has them; its nine own letters among the Russian ones. */
const ALPHABET = [...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'];

let server: RunningServer;
let story: RegisterStory;
beforeAll(async () => {
  server = await startWithAllEditions();
  story = await RegisterStory.begin(server);
  await story.issue({
    title: 'Желілік',
    kind: 'NETWORK_PUBLICATION',
    territory: ['47'],
    languages: ['en'],
    periodicity: 'DAILY',
    distributionForm: null,
    website: 'https://mysal.example',
  });
  await story.issue({ title: 'Баспа', territory: ['10'], languages: ['kk', 'ru'] });
  await enterTitles(
    server,
    [...ALPHABET].toReversed().map((letter) => `${letter}ріп әліпби`),
  );
});
afterAll(() => server.stop());

async function read(variables: Record<string, unknown> = {}): Promise<Page> {
  return (await server.client().query<{ mediaRegister: Page }>(PAGE, variables)).mediaRegister;
}

const titlesOf = ({ edges }: Page): string[] => edges.map(({ node }) => node.title);

describe('the register of media', () => {
  it('is in the order of the Kazakh alphabet: ә after а, ғ after г, і after ы', async () => {
    const titles = titlesOf(await read({ search: 'әліпби', first: 100 }));
    expect(titles.map((title) => title.charAt(0))).toEqual(ALPHABET);
  });

  it('is read page by page, each entry once, with the count of all', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Page = await read({ first: 10, after });
      expect(page.totalCount).toBe(ALPHABET.length + 2);
      seen.push(...titlesOf(page));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(new Set(seen).size).toBe(ALPHABET.length + 2);
    expect(seen).toEqual(titlesOf(await read({ first: 100 })));
  });

  it.each([
    [{ kinds: ['NETWORK_PUBLICATION'], languages: ['en', 'de'] }, ['Желілік']],
    [{ territory: '471010000', kinds: ['NETWORK_PUBLICATION'] }, ['Желілік']],
    [{ territory: '10', kinds: ['PERIODICAL'] }, ['Баспа']],
    [{ territory: '55', kinds: ['PERIODICAL'] }, []],
    [{ states: ['REVOKED'] }, []],
    [{ yearFrom: 2026, yearTo: 2026, languages: ['ru'] }, ['Баспа']],
    [{ yearTo: 2025 }, []],
  ])('is filtered by %j', async (filter, titles) => {
    expect(titlesOf(await read({ filter }))).toEqual(titles);
  });

  it.each(['%', '_', '\\', 'жоқ мұндай', "' OR 1=1", '%%%'])('has nothing under "%s"', async (search) => {
    expect(await read({ search })).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('takes an empty search for none', async () => {
    expect((await read({ search: '  ' })).totalCount).toBe(ALPHABET.length + 2);
  });

  it.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ after: 'req_1' }, 'CURSOR_INVALID'],
    [{ after: 'reg_0190f3c2-0000-7000-8000-000000000001' }, 'CURSOR_INVALID'],
  ])('refuses %j: %s', async (variables, code) => {
    expect(await server.client().refusal(PAGE, variables)).toEqual([code]);
  });
});
