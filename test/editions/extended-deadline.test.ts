import { EDITIONS } from '../../src/catalogue/index.ts';
import { attach, uploaded } from '../requests/acts.ts';
import {
  act,
  arrived,
  attempt,
  begun,
  codesOf,
  handTo,
  offered,
  signAndSend,
  staffAt,
} from '../requests/any-edition.ts';
import { logInAgain } from '../requests/cast.ts';
import { datesOf, deadlineOf } from '../requests/deadlines-of.ts';
import { putOut, tryAgain } from '../requests/outside.ts';
import { recordOf, unchanged } from '../requests/record.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { completeStep, look, payAt, startPayment } from '../support/story.ts';
import { EIGHTH_EDITION } from './eighth/edition.ts';

/* None of the seven acts lets a term be extended; the eighth does, as data. */

const DAY = 86_400_000;
const DRAFTING = 'PORTAL.ACTION.2';
const NOTE = 'Сұратылған құжат күтілуде';
const clock = new MovedClock();
let server: RunningServer;
let applicant: Client;
let clerk: Client;
let executor: Client;
let unitHead: Client;
let head: Client;

beforeAll(async () => {
  server = await startServer({
    clock,
    settings: { EDITIONS: 'all' },
    catalogue: {
      editions: [...EDITIONS, EIGHTH_EDITION],
      locales: ['locales', 'test/editions/eighth/locales'],
    },
  });
  const at = (role: string): Promise<Client> => staffAt(server, 'MANGYSTAU_INTERNAL_POLICY', role);
  [applicant, clerk, executor, unitHead, head] = await Promise.all([
    server.as('APPLICANT'),
    at('CLERK'),
    at('EXECUTOR'),
    at('UNIT_HEAD'),
    at('HEAD'),
  ]);
});
afterEach(async () => {
  clock.reset();
  await putOut(server, 'REGISTRIES', 'OFF');
  await Promise.all([applicant, executor, head].map(logInAgain));
});
afterAll(() => server.stop());

async function sent(): Promise<string> {
  const id = await begun(applicant, 'ForeignPeriodicals', {
    regulation: '8-2030',
    application: {
      region: '55',
      periodicals: [
        {
          title: 'Musterblatt',
          country: 'DE',
          languages: ['de'],
          topics: ['SCIENCE'],
          periodicity: 'WEEKLY',
          copies: 1,
        },
      ],
    },
  });
  await attach(applicant, { requestId: id, kind: 'OTHER', fileId: await uploaded(applicant) });
  await signAndSend(applicant, id);
  return id;
}

/** Waits for the executor, who has five working days, of the fifteen days of the whole. */
async function atExecutor(): Promise<string> {
  const id = await sent();
  await arrived(applicant, id, 'PORTAL.PROCESS.7');
  await payAt(await startPayment(applicant, id), 'paid');
  await arrived(applicant, id, 'PORTAL.ACTION.1');
  await handTo(clerk, id, executor);
  return id;
}

const extend = (client: Client, id: string, note: string | null = NOTE) =>
  attempt(client, id, { action: 'EXTEND', step: DRAFTING, note });

describe('a term that the act lets be extended', () => {
  it('is extended by the head, with a reason, by as many days; the applicant is told until when and why', async () => {
    const id = await atExecutor();
    expect(await offered(head, id)).toContain('EXTEND');
    const before = await deadlineOf(head, id, DRAFTING);
    expect(before).toMatchObject({ code: 'DAYS_5', extendedTo: null, reason: null });
    expect(codesOf(await extend(head, id))).toEqual([]);
    const after = await deadlineOf(applicant, id, DRAFTING);
    expect(after).toMatchObject({
      code: 'DAYS_5',
      reason: NOTE,
      extendedTo: after.dueAt,
      budget: expect.any(String),
    });
    expect(Date.parse(after.dueAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before.dueAt ?? '') + 3 * DAY);
    const { steps } = await datesOf(executor, id);
    expect(steps[0]?.dueAt).toBe(after.dueAt);
    expect((await recordOf(server, id)).events.at(-1)).toMatchObject({ type: 'DEADLINE_EXTENDED' });
    const { node } = await applicant.query<{ node: { history: { edges: { node: { ru: string } }[] } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { history(first: 100) { edges { node { ru: message(lang: RU) } } } } } }',
      { id },
    );
    expect(node.history.edges.at(-1)?.node.ru).toMatch(
      new RegExp(`^Срок продлен\\. Новый срок: \\d+ \\p{L}+ 20\\d\\d года\\. Причина: ${NOTE}$`, 'u'),
    );
  });

  it('is extended once', async () => {
    const id = await atExecutor();
    await extend(head, id);
    expect(await offered(head, id)).not.toContain('EXTEND');
    expect(codesOf(await unchanged(server, id, () => extend(head, id)))).toEqual(['EXTENDED_ALREADY']);
  });

  it('is not extended once it has passed', async () => {
    const id = await atExecutor();
    clock.moveBy(30 * DAY);
    await Promise.all([head, executor].map(logInAgain));
    expect(await offered(head, id)).not.toContain('EXTEND');
    expect(codesOf(await unchanged(server, id, () => extend(head, id)))).toEqual(['DEADLINE_PASSED']);
  });

  it('is not extended without a reason, nor by anybody but the head', async () => {
    const id = await atExecutor();
    expect(codesOf(await unchanged(server, id, () => extend(head, id, '  ')))).toEqual(['NOTE_REQUIRED']);
    for (const client of [executor, unitHead]) {
      expect(await offered(client, id)).not.toContain('EXTEND');
      expect(codesOf(await unchanged(server, id, () => extend(client, id)))).toEqual(['NOT_YOUR_STEP']);
    }
  });

  it('of the whole service is extended where the step has none', async () => {
    const id = await atExecutor();
    const before = await deadlineOf(head, id, null);
    await act(executor, id, { decision: { outcome: 'GRANTED' } });
    expect(
      codesOf(await attempt(head, id, { action: 'EXTEND', step: 'PORTAL.ACTION.3', note: NOTE })),
    ).toEqual([]);
    const after = await deadlineOf(applicant, id, null);
    expect(Date.parse(after.dueAt ?? '')).toBe(Date.parse(before.dueAt ?? '') + 10 * DAY);
    expect((await datesOf(applicant, id)).dueAt).toBe(after.dueAt);
  });
});

it('an act that does not let it has nothing extended', async () => {
  const id = await begun(applicant, 'ForeignPeriodicals', { regulation: '57-2012' });
  await signAndSend(applicant, id);
  await arrived(applicant, id, 'PORTAL.ACTION.5');
  expect(await offered(head, id)).not.toContain('EXTEND');
  const { version } = await look(head, id);
  const call = { requestId: id, version, action: 'EXTEND', step: 'PORTAL.ACTION.5', note: NOTE };
  const answer = await unchanged(server, id, () => completeStep(head, call));
  expect(codesOf(answer)).toEqual(['EXTENSION_NOT_ALLOWED']);
});

it('while a registry is silent, the term of the service does not run', async () => {
  await putOut(server, 'REGISTRIES', 'UNREACHABLE');
  const id = await sent();
  const paused = await until('paused', async () => {
    const service = await deadlineOf(applicant, id, null);
    return service.basisCode === 'REGISTRY_SILENT' ? service : null;
  });
  clock.moveBy(20 * DAY);
  await logInAgain(applicant);
  expect((await datesOf(applicant, id)).overdue).toBe(false);
  await putOut(server, 'REGISTRIES', 'OFF');
  await tryAgain(server, 'ask-registries', id);
  await arrived(applicant, id, 'PORTAL.PROCESS.7');
  const { dueAt, runningSince } = await deadlineOf(applicant, id, null);
  const awake = Date.parse(runningSince ?? '') - Date.parse(paused.pausedSince ?? '');
  expect(awake).toBeGreaterThanOrEqual(20 * DAY);
  const sentDue = (await deadlineOfSent(id)) + awake;
  expect(Date.parse(dueAt ?? '')).toBe(sentDue);
});

/** When the service would be due had nothing paused it: at the end of the fifteenth day, by the clock of the country. */
async function deadlineOfSent(id: string): Promise<number> {
  const { node } = await applicant.query<{ node: { sentAt: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { sentAt } } }',
    { id },
  );
  const day = new Date(Date.parse(node.sentAt) + 5 * 3_600_000).toISOString().slice(0, 10);
  return Date.parse(`${day}T23:59:59.999+05:00`) + 15 * DAY;
}
