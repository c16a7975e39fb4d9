import { type Cast, castOf, speaking } from '../requests/cast.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, sent } from '../support/story.ts';
import { LOG_START, MY_EVENTS, QUEUE_EVENTS, type Told } from './events.ts';
import { LiveConnection } from './live-connection.ts';

let server: RunningServer;
let cast: Cast;

beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

/** What a subscription is turned down with. */
async function refusalOf(connection: LiveConnection, query: string, variables: Record<string, unknown> = {}) {
  const [refusal] = await connection.operation(query, variables).refusal();
  return refusal;
}

test("another person's request is as if it were not there, and so is one that is not", async () => {
  const { id } = await draft(cast.company);
  const connection = new LiveConnection(cast.applicant);
  const nothing = 'req_00000000-0000-7000-8000-000000000000';
  for (const other of [id, nothing, 'req_1', 'nonsense', '']) {
    expect(await refusalOf(connection, MY_EVENTS, { id: other })).toMatchObject({
      code: 'REQUEST_NOT_FOUND',
    });
  }
  expect(await refusalOf(connection, MY_EVENTS, { id, after: 'MS4x' })).toMatchObject({
    code: 'REQUEST_NOT_FOUND',
  });
  await connection.end();
});

test('a draft is nobody else’s business, not even the provider’s; what is sent is', async () => {
  const connection = new LiveConnection(cast.clerk);
  const { id } = await draft(cast.applicant);
  expect(await refusalOf(connection, MY_EVENTS, { id })).toMatchObject({ code: 'REQUEST_NOT_FOUND' });
  const request = await sent(cast.applicant);
  const feed = connection.operation<Told>(MY_EVENTS, { id: request.id, after: LOG_START });
  const { event } = await feed.next();
  /* What happened before is told with it, as its history tells it. */
  expect(event).toMatchObject({ status: 'DRAFT', request: { id: request.id } });
  await connection.end();
});

test('without a token no subscription is open, and public questions are', async () => {
  const connection = new LiveConnection(server.client('ru'));
  expect(await refusalOf(connection, MY_EVENTS)).toEqual({
    code: 'UNAUTHENTICATED',
    message: 'Для этого действия необходимо войти в систему.',
  });
  expect(await refusalOf(connection, QUEUE_EVENTS)).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await connection.operation('{ services { code } }').next()).toMatchObject({
    services: expect.anything(),
  });
  await connection.end();
});

test('a token that is none closes the connection at the handshake', async () => {
  for (const authorization of ['Bearer nonsense', `Bearer ${cast.applicant.token}x`]) {
    const connection = new LiveConnection(server.client(), { authorization });
    expect(await connection.closed).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
  }
});

test('the work queue is for the provider’s staff only', async () => {
  for (const client of [cast.applicant, cast.company, cast.administrator]) {
    const connection = new LiveConnection(client);
    expect(await refusalOf(connection, QUEUE_EVENTS)).toMatchObject({ code: 'FORBIDDEN' });
    await connection.end();
  }
});

test('nobody is told of requests that are not theirs', async () => {
  const connection = new LiveConnection(cast.applicant);
  const feed = await connection.follow<Told>(MY_EVENTS);
  const foreign = await draft(cast.company);
  const own = await draft(cast.applicant);
  /* What became of the caller's earlier requests may still be on its way; the log is told in order. */
  const told: string[] = [];
  while (told.at(-1) !== own.id) told.push((await feed.next()).event.request.id);
  expect(told).not.toContain(foreign.id);
  await connection.end();
});

test('logging out ends every connection of the session and no other', async () => {
  const leaving = await server.as('APPLICANT');
  const staying = await server.as('APPLICANT');
  const [first, second, third] = [
    new LiveConnection(leaving),
    new LiveConnection(leaving),
    new LiveConnection(staying),
  ];
  await first.follow(MY_EVENTS);
  await second.follow('subscription { requestStatusChanged { id } }');
  const kept = await third.follow<Told>(MY_EVENTS);
  await leaving.query('mutation { logout }');
  expect(await Promise.all([first.closed, second.closed])).toEqual([
    { code: 4401, reason: 'SESSION_ENDED' },
    { code: 4401, reason: 'SESSION_ENDED' },
  ]);
  const { id } = await draft(staying);
  expect((await kept.next()).event.request.id).toBe(id);
  expect(await new LiveConnection(leaving).closed).toEqual({ code: 4401, reason: 'SESSION_ENDED' });
  await third.end();
});

test('errors on the socket are in the language asked for at the handshake', async () => {
  const [kk, ru] = (['kk', 'ru'] as const).map((language) => speaking(server, cast.applicant, language));
  if (kk === undefined || ru === undefined) throw new Error('no speakers');
  const [inKazakh, inRussian] = [new LiveConnection(kk), new LiveConnection(ru)];
  expect(await refusalOf(inKazakh, MY_EVENTS, { after: '!' })).toMatchObject({
    code: 'CURSOR_INVALID',
    message: 'Беттеу белгісі жарамсыз.',
  });
  expect(await refusalOf(inRussian, MY_EVENTS, { after: '!' })).toMatchObject({
    code: 'CURSOR_INVALID',
    message: 'Недействительная отметка страницы.',
  });
  await Promise.all([inKazakh.end(), inRussian.end()]);
});

test('what is told is in the language asked for, and in the one that a field asks for', async () => {
  const ru = speaking(server, cast.applicant, 'ru');
  const connection = new LiveConnection(ru);
  const feed = await connection.follow<{ event: { message: string; kk: string } }>(
    'subscription { event: requestStatusChanged { message kk: message(lang: KK) } }',
  );
  await draft(ru);
  expect(await feed.next()).toEqual({
    event: { message: 'Создан проект запроса.', kk: 'Сұрау салудың жобасы жасалды.' },
  });
  await connection.end();
});
