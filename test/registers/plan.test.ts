import { startWithAllEditions } from '../requests/any-edition.ts';
import { asOwner } from '../support/as-owner.ts';
import type { RunningServer } from '../support/running-server.ts';
import { enterTitles } from './entered.ts';
import { RegisterStory } from './register-story.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startWithAllEditions();
  const story = await RegisterStory.begin(server);
  await story.issue({ title: 'Айқын' });
  await enterTitles(
    server,
    Array.from({ length: 20_000 }, (_, index) => `Хабаршы ${(index * 7919) % 20_000}`),
  );
  await asOwner(server.database.url, (owner) => owner.query('VACUUM ANALYZE register_entry'));
});
afterAll(() => server.stop());

/** How PostgreSQL would go about it. */
async function planOf(statement: string): Promise<string> {
  const rows = await server.database.database.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('in a register of twenty thousand', () => {
  it('a page is read from its place in the index', async () => {
    const plan = await planOf(
      `SELECT e.id FROM register_entry e WHERE e.register = 'MEDIA'
         AND (e.title COLLATE "kk-x-icu", e.id) > ('Хабаршы 5' COLLATE "kk-x-icu", '0190f3c2-0000-7000-8000-000000000001'::uuid)
       ORDER BY e.title COLLATE "kk-x-icu", e.id LIMIT 20`,
    );
    expect(plan).toMatch(/Index (?:Only )?Scan using register_entry_by_title[\s\S]*Index Cond: .*ROW\(/);
  });

  it.each([
    ['a search', `e.search_text LIKE '%айкын%'`, 'register_entry_search'],
    ['titles like another', `e.title_folded % 'айкын алем'`, 'register_entry_like_title'],
  ])('%s goes by trigrams', async (_, condition, index) => {
    const plan = await planOf(
      `SELECT e.id FROM register_entry e WHERE e.register = 'MEDIA' AND ${condition}`,
    );
    expect(plan).toContain(index);
  });
});
