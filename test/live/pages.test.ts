import { type Cast, castOf } from '../requests/cast.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, look, sent } from '../support/story.ts';

let server: RunningServer;
let cast: Cast;

beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${path}`, { headers });
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

test('/health, /ready and /metrics say how the server is', async () => {
  expect(await get('/health')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  expect(await get('/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
  const metrics = await get('/metrics');
  expect(metrics.type).toMatch('text/plain');
  expect(metrics.text).toMatch(/^process_cpu_seconds_total \d/m);
});

test.each([
  ['kk', 'Қызметтер', 'Бұқаралық ақпарат құралдарын есепке қою', 'ru'],
  ['ru', 'Услуги', 'Постановка на учет средств массовой информации', 'kk'],
])('/ says in %s what runs, and leads to the other language', async (language, heading, service, other) => {
  for (const page of [await get('/', { 'accept-language': language }), await get(`/?lang=${language}`)]) {
    expect(page).toMatchObject({ status: 200, type: expect.stringMatching('text/html') });
    expect(page.text).toContain(`<html lang="${language}">`);
    expect(page.text).toContain(heading);
    expect(page.text).toContain(service);
    expect(page.text).toContain(`href="/?lang=${other}"`);
    expect(page.text).not.toMatch(/(src|href)="https?:(?!\/\/localhost)/);
  }
});

test.each(['en', 'xx', '', '<script>', 'kk&lang=ru'])('/?lang=%s is in Kazakh', async (lang) => {
  const { text } = await get(`/?lang=${encodeURI(lang)}`, { 'accept-language': 'en' });
  expect(text).toContain('<html lang="kk">');
});

test('/graphql shows the query editor, which loads nothing from elsewhere', async () => {
  const { status, text } = await get('/graphql', { accept: 'text/html' });
  expect(status).toBe(200);
  expect(text).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
});

test('/verify tells in both languages whether a paper is genuine, and no more than the paper', async () => {
  const number = await issued();
  const ru = await get(`/verify/${number}`, { 'accept-language': 'ru' });
  expect(ru.status).toBe(200);
  expect(ru.text).toContain('Документ подлинный');
  expect(ru.text).toContain(number);
  expect(ru.text).toMatch(/\d{1,2} [а-я]+ 20\d\d года/);
  const kk = await get(`/verify/${number}?lang=kk`);
  expect(kk.text).toContain('Құжат түпнұсқа');
  expect(kk.text).toMatch(/20\d\d жылғы \d{1,2} [а-яәғқңөұүһі]+/);
  for (const { iin } of server.people) expect(ru.text + kk.text).not.toContain(iin);
});

test.each(['2026-0000-0000-0000', 'nonsense', '%00', '%3Cscript%3E', "'", '..%2F..', 'x'.repeat(90)])(
  '/verify/%s is no paper',
  async (number) => {
    const { status, text } = await get(`/verify/${number}`, { 'accept-language': 'ru' });
    expect(status).toBe(404);
    expect(text).toContain('Документ не найден');
    expect(text).not.toContain('<script>');
  },
);

test('what is not there is said in the reader’s language', async () => {
  expect(await get('/nowhere', { 'accept-language': 'ru' })).toMatchObject({
    status: 404,
    text: JSON.stringify({ code: 'NOT_FOUND', message: 'Страница не найдена.' }),
  });
  expect((await get('/nowhere')).text).toContain('Бет табылмады.');
});

test.each(['/verify/%E0%A4%A', `/verify/${'x'.repeat(3_000)}`])(
  'an address that is none is answered 400',
  async (path) => {
    const response = await fetch(`${server.url}${path}`, { headers: { 'accept-language': 'ru' } });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 'BAD_REQUEST', message: 'Запрос составлен неверно.' });
  },
);

test('each answer has a number of its own, which an unexpected fault names too', async () => {
  const numbers = await Promise.all(
    Array.from({ length: 5 }, async () => (await fetch(`${server.url}/health`)).headers.get('x-request-id')),
  );
  expect(new Set(numbers).size).toBe(5);
});

async function issued(): Promise<string> {
  const { id } = await sent(cast.applicant);
  const assignee = (await look(cast.clerk, id)).availableActions[0]?.assignees[0];
  await carryOut(cast.clerk, id, { assigneeId: assignee?.id });
  const executor = [cast.executor, cast.otherExecutor].find(({ person }) => person?.name === assignee?.name);
  if (executor === undefined) throw new Error('nobody to hand it to');
  await carryOut(executor, id, { decision: { outcome: 'GRANTED' } });
  const step = (await look(cast.head, id)).availableActions[0]?.step ?? '';
  await carryOut(cast.head, id, { signature: await cast.head.signedDocument(id, step) });
  const { node } = await cast.applicant.query<{ node: { result: { number: string } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { result { number } } } }',
    { id },
  );
  return node.result.number;
}
