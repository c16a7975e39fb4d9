import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply, NEWSPAPER } from '../support/story.ts';
import { newcomer } from './newcomers.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const KK = 'Бұқаралық ақпарат құралдарын есепке қою';
const RU = 'Постановка на учет средств массовой информации';
const NAME = '{ service(code: MEDIA_REGISTRATION) { name } }';

async function nameFor(headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: NAME }),
  });
  return ((await response.json()) as { data: { service: { name: string } } }).data.service.name;
}

test.each([
  ['kk', KK],
  ['ru', RU],
  ['ru-KZ', RU],
  ['kk-Cyrl-KZ', KK],
  ['RU', RU],
  ['ru;q=0.5, kk;q=0.9', KK],
  ['en, ru;q=0.3', RU],
  ['en-US, en;q=0.9', KK],
  ['de, fr', KK],
  ['*', KK],
  ['', KK],
  ['; ;;q=x,,', KK],
  ['x'.repeat(5_000), KK],
])('Accept-Language: %s', async (header, expected) => {
  expect(await nameFor({ 'accept-language': header })).toBe(expected);
});

test('without a word about it: Kazakh, or the language that the viewer has chosen', async () => {
  const kazakh = await newcomer(server, { language: 'KK' });
  const russian = await newcomer(server, { language: 'RU' });
  expect(await nameFor({ 'accept-language': 'en' })).toBe(KK);
  expect(await nameFor({ 'accept-language': 'en', ...kazakh.client.headers() })).toBe(KK);
  expect(await nameFor({ 'accept-language': 'en', ...russian.client.headers() })).toBe(RU);
  expect(await nameFor({ ...russian.client.headers(), 'accept-language': 'kk' })).toBe(KK);
});

test('whoever registers without naming a language keeps the one spoken then', async () => {
  const { client } = await newcomer(server, { speaks: 'ru' });
  const { viewer } = await client.query<{ viewer: { language: string } }>('{ viewer { language } }');
  expect(viewer.language).toBe('RU');
});

test('a field answers in the language that it is asked in, both in one question', async () => {
  const answer = await server
    .client('ru')
    .query(
      '{ service(code: MEDIA_REGISTRATION) { kk: name(lang: KK) ru: name(lang: RU) name name_null: name(lang: null) } }',
    );
  expect(answer).toEqual({ service: { kk: KK, ru: RU, name: RU, name_null: RU } });
});

test('user errors and GraphQL errors are in the reader’s language', async () => {
  const { client } = await newcomer(server, { language: 'RU' });
  const { userErrors } = await apply(client, { application: { ...NEWSPAPER, owner: '' } });
  expect(userErrors).toEqual([
    {
      code: 'FORM_REQUIRED',
      message: 'Это поле обязательно для заполнения.',
      path: ['input', 'application', 'owner'],
    },
  ]);
  const { errors } = await client.ask('{ myRequests(first: 0) { totalCount } }');
  expect(errors?.map(({ message }) => message)).toEqual([
    'Число записей на странице должно быть от 1 до 100.',
  ]);
  const { errors: inKazakh } = await server.client('kk').ask('{ myRequests { totalCount } }');
  expect(inKazakh?.map(({ message }) => message)).toEqual(['Бұл әрекет үшін жүйеге кіру қажет.']);
});

test('both languages are never in one text', async () => {
  const { regulations } = await server
    .client()
    .query<{ regulations: { kk: string; ru: string }[] }>(
      '{ regulations { kk: title(lang: KK) ru: title(lang: RU) } }',
    );
  for (const { kk, ru } of regulations) {
    expect(ru).not.toMatch(/[әғқңөұүһі]/i);
    expect(kk).toMatch(/[әғқңөұүһі]/i);
  }
});
