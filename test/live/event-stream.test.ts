import { speaking } from '../requests/cast.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, payAt, startPayment } from '../support/story.ts';
import { EventStream } from './event-stream.ts';
import { MY_EVENTS, QUEUE_EVENTS, toldOf } from './events.ts';

let server: RunningServer;
let applicant: Client;
let company: Client;

beforeAll(async () => {
  server = await startServer();
  applicant = await server.as('APPLICANT');
  const person = server.people.find(({ bin, role }) => bin !== null && role === 'APPLICANT');
  if (person === undefined) throw new Error('nobody heads a legal entity');
  company = await server.client().logIn(person);
});
afterAll(() => server.stop());

test.each(['/graphql/stream', '/graphql'])(
  'statuses come as events at %s, missed ones first',
  async (path) => {
    const { id } = await draft(applicant);
    const [begun] = await toldOf(applicant, id, 1);
    const checkout = await startPayment(applicant, id);
    const stream = await EventStream.open(applicant, MY_EVENTS, { id, after: begun?.cursor }, path);
    expect(stream.response.status).toBe(200);
    expect(stream.response.headers.get('content-type')).toMatch('text/event-stream');
    expect(stream.response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await stream.next()).toMatchObject({
      event: 'next',
      data: { data: { event: { status: 'AWAITING_PAYMENT', request: { id } } } },
    });
    await payAt(checkout, 'paid');
    expect(await stream.next()).toMatchObject({
      data: { data: { event: { status: 'AWAITING_SIGNATURE' } } },
    });
    stream.end();
  },
);

test('a question over the stream is answered and the stream ends', async () => {
  const stream = await EventStream.open(applicant, '{ viewer { role } }');
  expect(await stream.next()).toEqual({ event: 'next', data: { data: { viewer: { role: 'APPLICANT' } } } });
  expect(await stream.next()).toEqual({ event: 'complete', data: null });
  expect(await stream.over()).toBe(true);
});

test('the end of the session ends its streams', async () => {
  const leaving = await server.as('APPLICANT');
  const { id } = await draft(leaving);
  const [begun] = await toldOf(leaving, id, 1);
  await startPayment(leaving, id);
  const stream = await EventStream.open(leaving, MY_EVENTS, { id, after: begun?.cursor });
  await stream.next();
  await leaving.query('mutation { logout }');
  expect(await stream.next()).toEqual({ event: 'complete', data: null });
  expect(await stream.over()).toBe(true);
  expect(await answerOf(await EventStream.open(leaving, MY_EVENTS))).toEqual([401, ['SESSION_ENDED']]);
});

describe('what may not be is told with a code, in the reader’s language', () => {
  it('another person’s request is not there', async () => {
    const { id } = await draft(company);
    expect(await refusalOf(applicant, MY_EVENTS, { id })).toEqual({
      code: 'REQUEST_NOT_FOUND',
      message: 'Мұндай сұрау салу табылмады.',
    });
  });

  it('nobody listens without a token', async () => {
    expect(await refusalOf(server.client('ru'), MY_EVENTS)).toEqual({
      code: 'UNAUTHENTICATED',
      message: 'Для этого действия необходимо войти в систему.',
    });
  });

  it('the work queue is not for applicants', async () => {
    expect(await refusalOf(speaking(server, applicant, 'ru'), QUEUE_EVENTS)).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('a cursor must be one', async () => {
    expect(await refusalOf(applicant, MY_EVENTS, { after: 'zz' })).toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{'],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }'],
    ['OPERATION_RESOLUTION_FAILURE', 'query One { __typename } query Other { __typename }'],
  ])('%s for a document that is not right', async (code, query) => {
    const stream = await EventStream.open(applicant, query);
    expect(await answerOf(stream)).toEqual([400, [code]]);
  });

  it('a token that is none opens no stream', async () => {
    const stranger = server.client();
    stranger.token = 'nonsense';
    expect(await answerOf(await EventStream.open(stranger, MY_EVENTS))).toEqual([401, ['UNAUTHENTICATED']]);
  });
});

test('nobody registers streams beforehand', async () => {
  const response = await fetch(`${server.url}/graphql/stream`, { method: 'PUT' });
  expect(response.status).toBe(404);
});

async function refusalOf(client: Client, query: string, variables: Record<string, unknown> = {}) {
  const stream = await EventStream.open(client, query, variables);
  const { event, data } = await stream.next();
  expect(event).toBe('next');
  const { errors } = data as { errors: { message: string; extensions: { code: string } }[] };
  expect(await stream.next()).toEqual({ event: 'complete', data: null });
  const [error] = errors;
  return { code: error?.extensions.code, message: error?.message };
}

async function answerOf({ response }: EventStream): Promise<[number, string[]]> {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors.map(({ extensions }) => extensions.code)];
}
