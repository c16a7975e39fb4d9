import { dueAfterWorkingDays, OFFICE_HOURS } from '../../src/kernel/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { startWithAllEditions } from './any-edition.ts';
import { logInAgain } from './cast.ts';

const clock = new MovedClock();
let server: RunningServer;
let cast: Mangystau;

interface Seen {
  readonly sentAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly steps: readonly { readonly dueAt: string | null; readonly definition: { readonly key: string } }[];
}

beforeAll(async () => {
  server = await startWithAllEditions(clock);
  cast = await Mangystau.gather(server);
});
afterAll(() => server.stop());

async function see(id: string): Promise<Seen> {
  const { node } = await cast.applicant.query<{ node: Seen }>(
    `query ($id: ID!) { node(id: $id) { ... on Request {
       sentAt dueAt overdue steps(states: [ACTIVE]) { dueAt definition { key } } } } }`,
    { id },
  );
  return node;
}

async function overdueOf(overdue: boolean): Promise<readonly string[]> {
  const { workQueue } = await cast.clerk.query<{ workQueue: { edges: readonly { node: { id: string } }[] } }>(
    'query ($filter: RequestFilter) { workQueue(filter: $filter) { edges { node { id } } } }',
    { filter: { overdue } },
  );
  return workQueue.edges.map(({ node }) => node.id);
}

describe('a request of 57-2012', () => {
  let id: string;

  beforeAll(async () => {
    id = await cast.received();
  });

  it('is due ten working days after it was sent, and its step within five minutes of office time', async () => {
    const { sentAt, dueAt, overdue, steps } = await see(id);
    const office = { hours: OFFICE_HOURS.PROVIDER, zone: 'Asia/Almaty' };
    expect(dueAt).toBe(dueAfterWorkingDays(new Date(sentAt), 10, office).toISOString());
    expect(overdue).toBe(false);
    expect(steps.map(({ definition }) => definition.key)).toEqual(['PORTAL.ACTION.5']);
    expect(Date.parse(steps[0]?.dueAt ?? '')).toBeGreaterThanOrEqual(Date.parse(sentAt) + 5 * 60_000);
    expect(await overdueOf(false)).toEqual([id]);
    expect(await overdueOf(true)).toEqual([]);
  });

  it('is overdue once its day has passed, with nobody having done anything', async () => {
    clock.moveBy(30 * 24 * 3_600_000);
    await Promise.all([logInAgain(cast.applicant), logInAgain(cast.clerk)]);
    expect((await see(id)).overdue).toBe(true);
    expect(await overdueOf(true)).toEqual([id]);
    expect(await overdueOf(false)).toEqual([]);
    clock.reset();
  });
});

describe('a draft', () => {
  it('is due on no day', async () => {
    await Promise.all([logInAgain(cast.applicant), logInAgain(cast.clerk)]);
    const { dueAt, overdue, steps } = await see(await cast.drafted());
    expect([dueAt, overdue, steps[0]?.dueAt]).toEqual([null, false, null]);
  });
});
