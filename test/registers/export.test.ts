import { get, type IncomingMessage } from 'node:http';
import { loadTexts } from '../../src/graphql/index.ts';
import type { Queryable } from '../../src/postgres/index.ts';
import { MEDIA_COLUMNS } from '../../src/registers/export-columns.ts';
import { csvOf } from '../../src/registers/export-entries.ts';
import { allEntries, BATCH } from '../../src/registers/list-entries.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import { until } from '../requests/until.ts';
import type { RunningServer } from '../support/running-server.ts';
import { enterTitles } from './entered.ts';
import { RegisterStory } from './register-story.ts';

const MANY = 20_000;

let server: RunningServer;
let story: RegisterStory;
beforeAll(async () => {
  server = await startWithAllEditions();
  story = await RegisterStory.begin(server);
  await story.issue({
    title: '=Айқын, "бірінші"\nгазет'.replace('\n', ' '),
    owner: 'Үлгібаев Ерлан Мысалұлы',
  });
});
afterAll(() => server.stop());

function fetched(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/registers/${path}`, { headers });
}

/** Begins an export and reads nothing of it. */
function begun(path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(`${server.url}/registers/${path}`, { agent: false }, resolve).on('error', reject);
  });
}

describe('the register as CSV', () => {
  it('has its head and its words in the reader’s language, quotes as RFC 4180 has them, no names of individuals', async () => {
    const answer = await fetched('media.csv', { 'accept-language': 'kk' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toContain('media.csv');
    const text = await answer.text();
    const [head = '', row = ''] = text.split('\r\n');
    expect(head.split(',').slice(0, 4)).toEqual(['Куәлік нөмірі', 'Есепке қойылған күні', 'Күйі', 'Атауы']);
    expect(row).toContain(`"'=Айқын, ""бірінші"" газет"`);
    expect(row).toContain('Қолданыста');
    expect(row).toContain('қазақ');
    expect(row).toContain('Үлгібаев Е.М.');
    expect(text).not.toContain('Ерлан');
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('speaks Russian to whoever asks for it in the address', async () => {
    const text = await (await fetched('media.csv?lang=ru', { 'accept-language': 'kk' })).text();
    expect(text.startsWith('Номер свидетельства,')).toBe(true);
    expect(text).toContain('Действует');
  });

  it('begins with a mark of its encoding for Excel, where that is asked for', async () => {
    const bytes = async (path: string) =>
      Buffer.from(await (await fetched(path)).arrayBuffer()).subarray(0, 3);
    expect(await bytes('media.csv?bom=1')).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(await bytes('media.csv')).not.toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });
});

describe('the register as JSON lines', () => {
  it('has an object a line, with the names and codes of the API', async () => {
    const answer = await fetched('media.jsonl?kinds=PERIODICAL,NEWS_AGENCY&states=IN_FORCE&territory=47');
    const [line = '', rest] = (await answer.text()).split('\n');
    expect(JSON.parse(line)).toMatchObject({
      title: '=Айқын, "бірінші" газет',
      kind: 'PERIODICAL',
      state: 'IN_FORCE',
      languages: ['kk', 'ru'],
      territory: ['KZ'],
      owner: 'Үлгібаев Е.М.',
    });
    expect(rest).toBe('');
  });

  it.each(['foreign-periodicals.jsonl', 'media.jsonl?search=жоқ', 'media.jsonl?yearTo=2025'])(
    'is empty where nothing is found: %s',
    async (path) => {
      expect(await (await fetched(path)).text()).toBe('');
    },
  );
});

describe('an export', () => {
  it.each([
    'media.csv?states=GONE',
    'media.csv?bom=2',
    'media.csv?yearFrom=x',
    'media.csv?unknown=1',
    'media.csv?search=%00',
  ])('of a filter that makes no sense is refused: %s', async (path) => {
    const answer = await fetched(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it.each(['archival-references.csv', 'apostilles.jsonl'])(
    'of a register that is not open is not there: %s',
    async (path) => {
      expect((await fetched(path)).status).toBe(404);
    },
  );

  it('of twenty thousand entries has each once', async () => {
    await enterTitles(
      server,
      Array.from({ length: MANY }, (_, index) => `Көптің бірі ${index}`),
    );
    const lines = (await (await fetched('media.jsonl?search=көптің бірі')).text()).trim().split('\n');
    const titles = lines.map((line) => (JSON.parse(line) as { title: string }).title);
    expect(titles).toHaveLength(MANY);
    expect(new Set(titles).size).toBe(MANY);
  });

  it('asks for no more than its reader is about to take', async () => {
    const { database } = server.database;
    let asked = 0;
    const counting: Queryable = {
      query: (text, values) => {
        asked += 1;
        return database.query(text, values);
      },
    };
    const entries = allEntries(counting, { register: 'MEDIA', search: 'көптің бірі' });
    const file = { entries, columns: MEDIA_COLUMNS };
    const options = { language: 'kk', bom: false } as const;
    let taken = 0;
    let ahead = 0;
    for await (const chunk of csvOf(await loadTexts('locales'), file, options)) {
      taken += String(chunk).split('\r\n').length - 1;
      ahead = Math.max(ahead, asked * BATCH - taken);
    }
    expect(taken).toBe(MANY + 1);
    expect(ahead).toBeLessThanOrEqual(3 * BATCH);
  });

  it('to readers who do not read holds no connection to the database, and is given to two of a network at once', async () => {
    const slow = [await begun('media.csv'), await begun('media.csv')];
    const refused = await fetched('media.csv');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    const [{ busy = -1 } = {}] = await until('no statement of an export runs', async () => {
      const rows = await server.database.database.query<{ busy: number }>(
        `SELECT count(*)::int AS busy FROM pg_stat_activity WHERE datname = current_database()
           AND query LIKE '%register_entry%' AND pid <> pg_backend_pid() AND state <> 'idle'`,
      );
      return rows[0]?.busy === 0 ? rows : null;
    });
    expect(busy).toBe(0);
    for (const answer of slow) answer.destroy();
    const answer = await until('a turn is free', async () => {
      const given = await fetched('media.csv?search=Айқын');
      await given.text();
      return given.status === 200 ? given : null;
    });
    expect(answer.status).toBe(200);
  });
});
