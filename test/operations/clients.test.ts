import { openIncident } from '../../src/incidents/index.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, draft, look, NEWSPAPER, paid, sent } from '../support/story.ts';
import { photoOf } from './photo.ts';
import { receiptScreens } from './receipt-screens.ts';
import { registerScreens } from './register-screens.ts';
import { UsedDocuments } from './used-documents.ts';
import { webhookScreens } from './webhook-screens.ts';

const documents = new UsedDocuments();

let server: RunningServer;
let applicant: Client;
let clerk: Client;
let executor: Client;
let head: Client;
beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: '178-2012-3,178-2012-2,178-2012-1,57-2012' } });
  applicant = await server.as('APPLICANT', 'ru');
  clerk = await server.as('CLERK', 'ru');
  executor = await server.as('EXECUTOR', 'ru');
  head = await server.as('HEAD', 'ru');
});
afterAll(() => server.stop());

function run<Data = Record<string, unknown>>(
  client: Client,
  name: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  return documents.run<Data>(client, name, variables);
}

/** A request with its result, and who of the staff did what with it. */
async function completed(): Promise<{ id: string; number: string; result: string }> {
  const { id, number } = await sent(applicant);
  const [register] = (await look(clerk, id)).availableActions;
  const assignee = register?.assignees.find(({ name }) => name === executor.person?.name);
  await carryOut(clerk, id, { assigneeId: assignee?.id });
  await carryOut(executor, id, { decision: { outcome: 'GRANTED' } });
  const step = (await look(head, id)).availableActions[0]?.step ?? null;
  await run(head, 'portal/paper-to-sign', { requestId: id, step });
  await carryOut(head, id, { signature: await head.signedDocument(id, step) });
  const { node } = await applicant.query<{ node: { result: { number: string } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { result { number } } } }',
    { id },
  );
  return { id, number: number ?? '', result: node.result.number };
}

test('the catalogue pages', async () => {
  const guest = server.client('ru');
  await run(guest, 'portal/catalogue-page');
  await run(guest, 'portal/service-page', { key: '178-2012-3', lang: 'KK' });
  await run(guest, 'portal/form-page', { service: 'MEDIA_REGISTRATION' });
  await run(guest, 'integrator/regulations');
  await run(guest, 'integrator/form-schema', { key: '178-2012-3' });
  await run(guest, 'integrator/fee-on-day', { service: 'MEDIA_REGISTRATION', on: '2026-01-01' });
});

test('the way in and out', async () => {
  const person = { iin: '990101300102', name: 'Сынақбаев Сынақ', password: 'a long enough one' };
  const guest = server.client('ru');
  const registered = await run<{ register: { session: { accessToken: string; refreshToken: string } } }>(
    guest,
    'portal/register',
    { input: person },
  );
  await run(guest, 'portal/log-in', { input: { login: person.iin, password: person.password } });
  await run(guest, 'mobile/log-in', { login: person.iin, password: person.password });
  const { loginChallenge: challenge } = await run<{ loginChallenge: string }>(
    guest,
    'portal/login-challenge',
  );
  const signature = applicant.sign(Buffer.from(challenge, 'base64'));
  await run(guest, 'portal/log-in-with-certificate', { input: { challenge, signature } });
  guest.token = registered.register.session.accessToken;
  await run(guest, 'portal/log-out');
  const back = await run<{ login: { session: { refreshToken: string } } }>(server.client(), 'portal/log-in', {
    input: { login: person.iin, password: person.password },
  });
  await run(server.client(), 'portal/refresh-session', { refreshToken: back.login.session.refreshToken });
});

test('signing by a phone', async () => {
  const { id: requestId } = await paid(applicant);
  const { createMobileSigning } = await run<{
    createMobileSigning: { mobileSigning: { id: string; qrText: string; qr: string } };
  }>(applicant, 'portal/create-mobile-signing', { input: { requestId }, size: 200 });
  const { id, qrText } = createMobileSigning.mobileSigning;
  await fetch(`${server.sandbox.url}/phone/scan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ qrText, iin: applicant.person?.iin }),
  });
  const { node } = await run<{ node: { state: string } }>(applicant, 'portal/mobile-signing', { id });
  expect(node.state).toBe('SIGNED');
});

test("an applicant's screens", async () => {
  const applied = await run<{ applyForMediaRegistration: { request: { id: string } } }>(
    applicant,
    'portal/apply-for-media-registration',
    { input: { application: NEWSPAPER } },
  );
  const { id } = applied.applyForMediaRegistration.request;
  await run(applicant, 'portal/attach-document', { input: { requestId: id, kind: 'OTHER', onPaper: true } });
  await run(applicant, 'mobile/attach-photo', {
    requestId: id,
    kind: 'OTHER',
    fileId: await photoOf(applicant),
  });
  await run(applicant, 'portal/start-payment', { requestId: id });
  await run(applicant, 'mobile/pay', { requestId: id });
  for (const name of ['portal/my-requests', 'mobile/home']) await run(applicant, name);
  await run(applicant, 'mobile/request', { id });
  const { node } = await applicant.query<{ node: { history: { edges: { cursor: string }[] } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { history(first: 1) { edges { cursor } } } } }',
    { id },
  );
  await run(applicant, 'mobile/more-history', { id, after: node.history.edges[0]?.cursor });
  await run(applicant, 'portal/withdraw-request', { requestId: id });
  await receiptScreens(documents, { applicant, guest: server.client('ru') });
  await run(applicant, 'integrator/submit-application', { application: NEWSPAPER, idempotencyKey: 'first' });
});

test.each([
  [
    'portal/apply-for-foreign-periodicals',
    {
      region: '47',
      periodicals: [
        {
          ...{ title: 'Musterblatt', country: 'DE', languages: ['de'], topics: ['CULTURE_AND_ARTS'] },
          ...{ periodicity: 'MONTHLY', copies: 250 },
        },
      ],
    },
  ],
  [
    'portal/apply-for-archival-reference',
    { kind: 'SOCIAL_LEGAL', fact: 'WORK_RECORD', subjectName: 'Мысалова Айгүл Үлгіқызы' },
  ],
  [
    'portal/apply-for-apostille',
    { documentKind: 'REFERENCE', issuedBy: 'Орталық мемлекеттік мұрағат', destinationCountry: 'DE' },
  ],
])('%s begins a request', async (name, application) => {
  const data = await run<Record<string, { request: { status: string; statusText: string } }>>(
    applicant,
    name,
    { input: { application } },
  );
  const draftText = 'Заполняется';
  expect(Object.values(data)).toMatchObject([{ request: { status: 'DRAFT', statusText: draftText } }]);
});

test('signing, by portal and by phone', async () => {
  const first = await paid(applicant);
  await run(applicant, 'portal/signing-document', { requestId: first.id });
  await run(applicant, 'portal/sign-request', {
    input: { requestId: first.id, signature: await applicant.signedDocument(first.id) },
  });
  const second = await paid(applicant);
  const signature = await applicant.signedDocument(second.id);
  await run(applicant, 'mobile/sign', { requestId: second.id, signature, idempotencyKey: 'second' });
});

test('what ended unpaid is applied for again', async () => {
  const request = await draft(applicant);
  await run(applicant, 'portal/start-payment', { requestId: request.id });
  const early = await run<{ signRequest: { request: { status: string } } }>(
    applicant,
    'portal/sign-request',
    {
      input: { requestId: request.id, signature: 'AAAA' },
    },
  );
  expect(early.signRequest.request.status).toBe('REFUSED');
  await run(applicant, 'portal/reapply', { requestId: request.id });
});

test("the staff's screens, and what is made of it", async () => {
  const { id } = await sent(applicant);
  await run(clerk, 'portal/work-queue');
  await run(clerk, 'portal/request-deadlines', { id });
  await run(clerk, 'portal/examination', { id });
  await run(applicant, 'portal/exchange-ledger', { id });
  const found = await look(clerk, id);
  const [action] = found.availableActions;
  await run(clerk, 'portal/complete-step', {
    input: {
      requestId: id,
      step: action?.step,
      version: found.version,
      action: action?.action,
      assigneeId: action?.assignees[0]?.id,
    },
  });
  const done = await completed();
  await run(applicant, 'portal/request-page', { number: done.number });
  await run(applicant, 'integrator/request-state', { number: done.number });
  await run(applicant, 'integrator/changed-requests', { from: '2020-01-01' });
  await registerScreens(documents, { guest: server.client('ru'), executor, head }, done);
  const { myNotices } = await run<{ myNotices: { edges: { node: { id: string } }[] } }>(
    applicant,
    'mobile/my-notices',
  );
  await run(applicant, 'mobile/mark-notices-read', { upTo: myNotices.edges[0]?.node.id });
  await run(applicant, 'portal/prefill', { regulation: '178-2012-3', lang: 'KK' });
  await run(applicant, 'portal/registry-answers', { id: done.id });
  await run(applicant, 'portal/request-archive', { id: done.id });
  await run(applicant, 'portal/registry-inquiries', { first: 10 });
  await run(applicant, 'mobile/notification-preferences');
  await run(applicant, 'mobile/set-notification-preferences', { mail: true });
  await run(applicant, 'mobile/rate-service', {
    input: { requestId: done.id, process: 'SATISFIED', information: 'PARTLY_SATISFIED' },
  });
  const daysAway = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await run(head, 'portal/revoke-result', { input: { requestId: done.id, reason: 'қате' } });
  const { serviceQuality } = await run<{ serviceQuality: object }>(head, 'portal/service-quality', {
    service: 'MEDIA_REGISTRATION',
    from: daysAway(-1),
    to: daysAway(1),
  });
  expect(serviceQuality).toMatchObject({ granted: 1, answers: 1, satisfiedWithProcess: 1 });
  const filter = { from: '2024-01-01', to: '2024-12-31' };
  for (const name of ['indicators', 'csv']) await run(server.client(), `portal/quality-${name}`, { filter });
});

test.each([['portal/request-status-changed'], ['mobile/live-status'], ['integrator/status-events']])(
  '%s tells of a new request',
  async (name) => {
    const live = applicant.subscribe<{ requestStatusChanged: object }>(documents.text(name), {
      after: Buffer.from('0.0').toString('base64url'),
    });
    expect(await live.next()).toHaveProperty('requestStatusChanged');
    await live.end();
  },
);

test("the calendar, and an administrator's decree", async () => {
  await run(server.client('ru'), 'portal/working-calendar', { year: 2026 });
  const administrator = await server.as('ADMINISTRATOR', 'ru');
  await run(administrator, 'portal/decide-calendar-year', {
    input: { year: 2028, act: '№ 1', kurbanAit: '2028-05-05', swaps: [], daysOff: [] },
  });
});

test('portal/work-queue-changed tells the clerk of a request that comes', async () => {
  const live = clerk.subscribe<{ workQueueChanged: object }>(documents.text('portal/work-queue-changed'));
  let told: object | undefined;
  const news = live.next().then((data) => {
    told = data;
  });
  /* Nothing says when the server has begun to listen for a subscriber: requests come until it has. */
  while (told === undefined) await sent(applicant);
  await news;
  expect(told).toHaveProperty('workQueueChanged');
  await live.end();
});

test("an administrator's screens", async () => {
  const administrator = await server.as('ADMINISTRATOR', 'ru');
  for (const settle of ['retry-incident', 'resolve-incident']) {
    await openIncident(server.database.database, {
      subject: { kind: 'JOB', type: 'test', id: settle, requestId: null },
      code: 'UNEXPECTED',
      job: { task: 'nothing-does-this', payload: {}, key: settle, queue: null },
      at: new Date(),
    });
    const { incidents } = await run<{ incidents: { edges: { node: { id: string } }[] } }>(
      administrator,
      'portal/incidents',
    );
    const [edge] = incidents.edges;
    await run(administrator, `portal/${settle}`, { id: edge?.node.id, reason: 'Не требуется' });
  }
});

test('an administrator reads how payments were compared with the payment gateway', async () => {
  const { paymentReconciliations } = await run<{ paymentReconciliations: { edges: object[] } }>(
    await server.as('ADMINISTRATOR', 'ru'),
    'portal/payment-reconciliations',
  );
  expect(paymentReconciliations.edges).toEqual([]);
});

test('an information system registers a webhook, looks after it and takes it away', async () => {
  const integrator = await server.as('INTEGRATOR', 'ru');
  await webhookScreens(documents, integrator);
  const { number } = await sent(applicant);
  const told = await run<{ request: { status: string } }>(integrator, 'integrator/told-request', { number });
  expect(told.request.status).toBe('SENT');
});

test('no document is left out, besides those of centres', () => {
  expect(documents.unused().filter((name) => !name.startsWith('centre/'))).toEqual([]);
});
