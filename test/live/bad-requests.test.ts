import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { TOO_MUCH, WRONG } from './documents.ts';

let server: RunningServer;
let applicant: Client;

beforeAll(async () => {
  server = await startServer();
  applicant = await server.as('APPLICANT', 'ru');
});
afterAll(() => server.stop());

interface Refused {
  readonly status: number;
  readonly codes: readonly string[];
  readonly message: string | undefined;
}

async function post(body: string, headers: Record<string, string> = {}): Promise<Refused> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'ru', ...headers },
    body,
  });
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const { errors } = (await response.json()) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  const codes = errors.map(({ extensions }) => extensions.code);
  return { status: response.status, codes, message: errors[0]?.message };
}

test.each([...TOO_MUCH, ...WRONG])('%s: %s, answered 400', async (_what, code, query) => {
  const answer = await applicant.ask(query);
  expect(answer.status).toBe(400);
  const codes = new Set((answer.errors ?? []).map(({ extensions }) => extensions.code));
  /* Apollo takes an empty document for none. */
  expect([...codes]).toEqual([query === '' ? 'BAD_REQUEST' : code]);
  expect(answer.data).toBeUndefined();
});

test.each([
  ['nothing', ''],
  ['an unclosed bracket', '{"query": "{ __typename }"'],
  ['no object', '"{ __typename }"'],
  ['null', 'null'],
  ['several operations at once', '[{"query": "{ __typename }"}]'],
  ['no document', '{}'],
  ['a document that is no text', '{"query": 1}'],
  ['variables that are no object', '{"query": "{ __typename }", "variables": "{}"}'],
  ['variables in a list', '{"query": "{ __typename }", "variables": []}'],
  ['a name that is no text', '{"query": "{ __typename }", "operationName": {}}'],
])('a body with %s is answered 400 BAD_REQUEST', async (_what, body) => {
  expect(await post(body)).toEqual({
    status: 400,
    codes: ['BAD_REQUEST'],
    message: 'Запрос составлен неверно.',
  });
});

test('a body longer than three megabytes is answered 413, in both languages', async () => {
  const body = JSON.stringify({ query: '{ __typename }', variables: { filler: 'x'.repeat(3_000_000) } });
  expect(await post(body)).toEqual({
    status: 413,
    codes: ['BODY_TOO_LARGE'],
    message: 'Запрос слишком велик: его размер не должен превышать 3 МБ.',
  });
  expect((await post(body, { 'accept-language': 'kk' })).message).toBe(
    'Сұрау тым үлкен: оның көлемі 3 МБ-тан аспауға тиіс.',
  );
});

test.each(['application/x-www-form-urlencoded', 'application/xml', 'application/octet-stream'])(
  'a body of type %s is answered 415',
  async (type) => {
    const { status, codes } = await post('query={__typename}', { 'content-type': type });
    expect({ status, codes }).toEqual({ status: 415, codes: ['MEDIA_TYPE_NOT_SUPPORTED'] });
  },
);

test('a form of another site cannot ask: a plain text is no GraphQL request', async () => {
  const { status } = await post('{"query": "{ __typename }"}', { 'content-type': 'text/plain' });
  expect(status).toBe(400);
});

test('a subscription does not go over plain HTTP', async () => {
  const answer = await applicant.ask('subscription { requestStatusChanged { id } }');
  expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test.each([
  ['a language', 'query ($v: Language) { services { name(lang: $v) } }', 'EN'],
  ['a page size', 'query ($v: Int) { myRequests(first: $v) { totalCount } }', 1.5],
  ['a day', 'query ($v: Date) { myRequests(filter: { sentFrom: $v }) { totalCount } }', '2026-02-30'],
  [
    'the year nought',
    'query ($v: Date) { myRequests(filter: { sentFrom: $v }) { totalCount } }',
    '0000-01-01',
  ],
  ['a text with NUL', 'query ($v: String) { myRequests(filter: { search: $v }) { totalCount } }', 'a\u0000b'],
  ['half a character', 'query ($v: String) { myRequests(filter: { search: $v }) { totalCount } }', '\ud800'],
  [
    'a status',
    'query ($v: [RequestStatus!]) { myRequests(filter: { statuses: $v }) { totalCount } }',
    ['LOST'],
  ],
  [
    'an IIN',
    'mutation ($v: IIN!) { register(input: { iin: $v, name: "А", password: "x" }) { session { accessToken } } }',
    '900101400014',
  ],
])('%s that is none is answered BAD_USER_INPUT', async (_what, query, value) => {
  const answer = await applicant.ask(query, { v: value });
  expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

test('a token that is not taken does no harm to public questions, and is named where a viewer is needed', async () => {
  const stranger = server.client();
  stranger.token = 'nonsense';
  expect(await stranger.refusal('{ services { code } }')).toEqual([]);
  expect(await stranger.refusal('{ myRequests { totalCount } }')).toEqual(['UNAUTHENTICATED']);
  const left = await server.as('APPLICANT');
  await left.query('mutation { logout }');
  expect(await left.refusal('{ myRequests { totalCount } }')).toEqual(['SESSION_ENDED']);
});

test('whoever asks too often is told to wait, in the reader’s language', async () => {
  const slow = await startServer({ settings: { RATE_LIMIT: '3' } });
  const ask = () =>
    fetch(`${slow.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'ru' },
      body: '{"query": "{ __typename }"}',
    });
  await Promise.all([ask(), ask(), ask()]);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(await refused.json()).toEqual({
    errors: [
      {
        message: expect.stringMatching(/^Запросы слишком часты\. Повторите через \d+ с\.$/),
        extensions: { code: 'TOO_MANY_REQUESTS' },
      },
    ],
  });
  await slow.stop();
});
