import { addWorkingTime, OFFICE_HOURS, type Office, workingTimeBetween } from '../../src/kernel/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import { dueNow } from '../support/due-now.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { act, activeStep, arrived, idOf, startWithAllEditions } from './any-edition.ts';
import { logInAgain } from './cast.ts';
import { Committee } from './committee.ts';
import { datesOf, deadlineOf } from './deadlines-of.ts';
import { escalationsOf } from './escalated.ts';
import { putOut, tryAgain } from './outside.ts';
import { sweep } from './sweeps.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

const DAY = 86_400_000;
const SIGNING = 'PORTAL.ACTION.6';
const OFFICE: Office = { hours: OFFICE_HOURS.PROVIDER, zone: 'Asia/Almaty' };

const clock = new MovedClock();
let server: RunningServer;
let committee: Committee;
let mangystau: Mangystau;
beforeAll(async () => {
  server = await startWithAllEditions(clock);
  committee = await Committee.gather(server);
  mangystau = await Mangystau.gather(server);
});
afterEach(async () => {
  clock.reset();
  await server.restart();
  await putOut(server, 'GATEWAY', 'OFF');
  await again(committee.head, committee.unitHead, committee.applicant, mangystau.applicant, mangystau.clerk);
});
afterAll(() => server.stop());

const again = (...clients: readonly Client[]): Promise<unknown> => Promise.all(clients.map(logInAgain));

/** A result that the head has signed while the certification authority is away. */
async function heldResult(): Promise<string> {
  const id = await committee.agreed();
  await server.restart(undefined, { REVOCATION_LISTS: '' });
  await act(committee.head, id, { signature: await committee.head.signedDocument(id, SIGNING) });
  expect(await activeStep(committee.head, id)).toBe(SIGNING);
  return id;
}

async function judgedNow(id: string): Promise<void> {
  await asOwner(server.database.url, async (owner) => {
    await dueNow(owner, { where: `key LIKE 'judge-signature:%'` });
    await until('a verdict', async () => {
      const { rowCount } = await owner.query(
        'SELECT FROM held_signature WHERE request_id = $1 AND settled_at IS NOT NULL',
        [id.replace('req_', '')],
      );
      return rowCount === 0 ? null : id;
    });
  });
}

describe('while the signature of the head is held', () => {
  it('the time of the step does not run: it is due later and later, never overdue, and nobody is told', async () => {
    const id = await heldResult();
    const before = await deadlineOf(committee.head, id, SIGNING);
    expect(before).toMatchObject({
      budget: 'PT4H',
      basisCode: 'SIGNATURE_HELD',
      basisKk: bothLanguages('requests:pause.SIGNATURE_HELD').kk,
      basisRu: bothLanguages('requests:pause.SIGNATURE_HELD').ru,
      runningSince: null,
      overdue: false,
    });
    clock.moveBy(10 * DAY);
    await again(committee.head, committee.applicant);
    await sweep(server, 'escalate-steps');
    expect(await escalationsOf(committee.head, id)).toEqual([]);
    const after = await deadlineOf(committee.head, id, SIGNING);
    expect(after).toMatchObject({
      consumed: before.consumed,
      pausedSince: before.pausedSince,
      overdue: false,
    });
    const [since, due] = [new Date(before.pausedSince ?? ''), new Date(before.dueAt ?? '')];
    const moved = addWorkingTime(due, workingTimeBetween(since, clock.now(), OFFICE), OFFICE);
    expect(Math.abs(Date.parse(after.dueAt ?? '') - moved.getTime())).toBeLessThan(10_000);
    const [step] = (await datesOf(committee.applicant, id)).steps;
    expect(Math.abs(Date.parse(step?.dueAt ?? '') - moved.getTime())).toBeLessThan(10_000);
  });

  it('a verdict ends the pause: the step that it is signed at was in time', async () => {
    const id = await heldResult();
    await server.restart();
    await judgedNow(id);
    expect(await activeStep(committee.applicant, id)).toBeNull();
    const ended = await deadlineOf(committee.head, id, SIGNING);
    expect(ended).toMatchObject({ overdue: false, basisCode: null, pausedSince: null, runningSince: null });
    expect(await openPauses(id)).toBe(0);
  });

  it('whatever supersedes it ends the pause', async () => {
    const id = await heldResult();
    await act(committee.head, id, { action: 'RETURN', note: 'Қайта қараңыз' });
    expect(await openPauses(id)).toBe(0);
    expect((await datesOf(committee.head, id)).deadlines.map(({ basisCode }) => basisCode)).not.toContain(
      'SIGNATURE_HELD',
    );
  });
});

async function openPauses(id: string): Promise<number> {
  const rows = await server.database.database.query(
    'SELECT id FROM deadline_pause WHERE request_id = $1 AND until IS NULL',
    [id.replace('req_', '')],
  );
  return rows.length;
}

describe('while the gateway does not answer', () => {
  it('the term of the service does not run, and the request is due as much later once it does', async () => {
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await mangystau.sent();
    const paused = await until('paused', async () => {
      const service = await deadlineOf(mangystau.applicant, id, null);
      return service.basisCode === 'GATEWAY_SILENT' ? service : null;
    });
    clock.moveBy(40 * DAY);
    await again(mangystau.applicant, mangystau.clerk);
    const away = await datesOf(mangystau.applicant, id);
    expect(away.overdue).toBe(false);
    expect(Date.parse(away.dueAt ?? '')).toBeGreaterThan(clock.now().getTime());
    await putOut(server, 'GATEWAY', 'OFF');
    await tryAgain(server, 'deliver-messages', id);
    await arrived(mangystau.applicant, id, 'PORTAL.ACTION.5');
    const { pausedSince, dueAt, basisCode } = await deadlineOf(mangystau.applicant, id, null);
    expect([pausedSince, basisCode]).toEqual([null, null]);
    const since = new Date(paused.pausedSince ?? '');
    const ran = workingTimeBetween(since, clock.now(), OFFICE);
    const first = addWorkingTime(new Date(dueOf(paused.dueAt)), ran, OFFICE);
    expect(Math.abs(Date.parse(dueOf(dueAt)) - first.getTime())).toBeLessThan(60_000);
    expect((await datesOf(mangystau.clerk, id)).overdue).toBe(false);
    clock.moveBy(60 * DAY);
    await again(mangystau.clerk);
    expect((await datesOf(mangystau.clerk, id)).overdue).toBe(true);
  });

  it('nothing of a draft is paused', async () => {
    const id = await mangystau.drafted();
    expect((await datesOf(mangystau.applicant, id)).deadlines).toEqual([]);
    expect(await openPauses(id)).toBe(0);
  });
});

const dueOf = (dueAt: string | null): string => {
  if (dueAt === null) throw new Error('due on no day');
  return dueAt;
};

it('handing the request to another ends the pause that a held signature began', async () => {
  const id = await mangystau.received();
  await mangystau.register(id);
  await mangystau.decide(id);
  await server.restart(undefined, { REVOCATION_LISTS: '' });
  const step = await activeStep(mangystau.executor, id);
  await act(mangystau.executor, id, { signature: await mangystau.executor.signedDocument(id, step) });
  expect(await openPauses(id)).toBe(1);
  const head = server.people.find(
    ({ role, organisation }) => role === 'HEAD' && organisation === 'MANGYSTAU_INTERNAL_POLICY',
  );
  const other = server.people.filter(
    ({ role, organisation }) => role === 'EXECUTOR' && organisation === 'MANGYSTAU_INTERNAL_POLICY',
  )[1];
  if (head === undefined || other === undefined) throw new Error('nobody to hand it on');
  const assigneeId = await idOf(await server.client().logIn(other));
  await act(await server.client().logIn(head), id, {
    action: 'REASSIGN',
    assigneeId,
    note: 'Еңбек демалысы',
  });
  expect(await openPauses(id)).toBe(0);
});
