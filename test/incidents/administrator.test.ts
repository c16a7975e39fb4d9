import { openIncident } from '../../src/incidents/index.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { sent } from '../support/story.ts';
import { incidents, incidentsAt, resolve, retry } from './incident-calls.ts';

let server: RunningServer;
let administrator: Client;
let serial = 0;
beforeAll(async () => {
  server = await startServer();
  administrator = await server.as('ADMINISTRATOR', 'ru');
});
afterAll(() => server.stop());

const AT = new Date('2026-11-22T10:00:00Z');

/** An incident of mail, with or without a job to retry; answers the number of its subject. */
async function anIncident(options: { retriable?: boolean; id?: string; requestId?: string } = {}) {
  serial += 1;
  const { retriable = true, id = `${serial}`, requestId = null } = options;
  await openIncident(server.database.database, {
    subject: { kind: 'MAIL', type: 'event', id, requestId },
    code: 'TIMEOUT',
    job: retriable ? { task: 'nothing-does-this', payload: {}, key: `none:${id}`, queue: null } : null,
    at: AT,
  });
  const [latest] = await incidents(administrator);
  if (latest === undefined) throw new Error('nothing is listed');
  return latest;
}

test('an incident that is open about the same thing counts up, and is not opened twice', async () => {
  const first = await anIncident({ id: 'same' });
  const again = await anIncident({ id: 'same', retriable: false });
  expect(again).toMatchObject({ id: first.id, count: 2, retriable: true });
  await resolve(administrator, first.id, 'Told by telephone');
  const next = await anIncident({ id: 'same' });
  expect(next.id).not.toBe(first.id);
  expect(next.count).toBe(1);
});

test('one is resolved once, with its reason and name kept', async () => {
  const { id } = await anIncident();
  const { incident } = await resolve(administrator, id, '  Адресат извещен по телефону ');
  expect(incident).toMatchObject({
    state: 'RESOLVED',
    reason: 'Адресат извещен по телефону',
    settledBy: administrator.person?.name,
    retriable: false,
  });
  for (const settle of [resolve(administrator, id, 'Again'), retry(administrator, id)]) {
    const { incident: none, userErrors } = await settle;
    expect(none).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INCIDENT_SETTLED', path: ['id'] }]);
  }
});

test.each([
  ['', 'NOTE_REQUIRED'],
  ['   ', 'NOTE_REQUIRED'],
  ['x'.repeat(2001), 'NOTE_TOO_LONG'],
])('a reason is needed, of 2000 characters at most: %#', async (reason, code) => {
  const { id } = await anIncident();
  expect((await resolve(administrator, id, reason)).userErrors).toMatchObject([{ code, path: ['reason'] }]);
  expect((await incidents(administrator, { state: 'OPEN' })).map((one) => one.id)).toContain(id);
});

test('one that no job can do again is not retried', async () => {
  const { id, retriable } = await anIncident({ retriable: false });
  expect(retriable).toBe(false);
  expect((await retry(administrator, id)).userErrors).toMatchObject([{ code: 'INCIDENT_NOT_RETRIABLE' }]);
});

test.each(['inc_01900000-0000-7000-8000-000000000000', 'req_01900000-0000-7000-8000-000000000000', 'x'])(
  'there is no incident %s',
  async (id) => {
    expect((await retry(administrator, id)).userErrors).toMatchObject([{ code: 'INCIDENT_NOT_FOUND' }]);
    expect((await resolve(administrator, id, 'None')).userErrors).toMatchObject([
      { code: 'INCIDENT_NOT_FOUND' },
    ]);
  },
);

test('two administrators at once: one settles it', async () => {
  const { id } = await anIncident();
  const answers = await Promise.all([
    resolve(administrator, id, 'One'),
    resolve(administrator, id, 'Other'),
    retry(administrator, id),
  ]);
  expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
});

test('they are listed by page, newest first, and found by id by an administrator alone', async () => {
  await anIncident();
  const newest = await anIncident();
  const page = (after: string | null) =>
    administrator.query<{
      incidents: { totalCount: number; edges: { node: { id: string }; cursor: string }[] };
    }>(
      'query ($after: String) { incidents(first: 1, after: $after) { totalCount edges { cursor node { id } } } }',
      { after },
    );
  const { edges, totalCount } = (await page(null)).incidents;
  expect(totalCount).toBe((await incidents(administrator)).length);
  const [first] = edges;
  expect(first?.node.id).toBe(newest.id);
  const [second] = (await page(first?.cursor ?? null)).incidents.edges;
  expect(second?.node.id).not.toBe(newest.id);
  expect(await administrator.refusal('{ incidents(after: "x") { totalCount } }')).toEqual(['CURSOR_INVALID']);
  expect(await administrator.refusal('{ incidents(first: 101) { totalCount } }')).toEqual(['PAGE_SIZE']);
  const byId = async (client: Client) =>
    (
      await client.query<{ node: object | null }>('query ($id: ID!) { node(id: $id) { id } }', {
        id: newest.id,
      })
    ).node;
  expect(await byId(administrator)).toEqual({ id: newest.id });
  expect(await byId(await server.as('CLERK'))).toBeNull();
});

test('an applicant is not told of the incidents of the request; staff of the provider are', async () => {
  const applicant = await server.as('APPLICANT');
  const { id } = await sent(applicant);
  await anIncident({ requestId: id.replace('req_', '') });
  expect(await incidentsAt(applicant, id)).toBeNull();
  expect(await incidentsAt(await server.as('CLERK'), id)).toMatchObject([{ kind: 'MAIL', code: 'TIMEOUT' }]);
});
