import { setTimeout as pause } from 'node:timers/promises';
import { STAFF_ROLES } from '../../src/identity/index.ts';
import { Random } from '../signatures/fuzz/random.ts';
import type { Client } from '../support/client.ts';
import { Chaos } from './chaos.ts';
import { Follower } from './follower.ts';
import { brokenInvariants } from './invariants.ts';
import { type Journey, PLANS, type Plan, travel } from './journey.ts';
import { MailBox } from './mail-box.ts';
import { type Stage, startStage } from './stage.ts';
import { Tally } from './tally.ts';
import { WebhookReader } from './webhook-reader.ts';

export interface CrashSettings {
  readonly requests: number;
  /** For so long everything is killed, or until all requests have come to their end; then they go on in peace. */
  readonly seconds: number;
  readonly seed: number;
  readonly clients: number;
  readonly killsDatabase: boolean;
}

export interface CrashReport {
  readonly counts: Readonly<Record<string, number>>;
  /** Empty when all is as it should be. */
  readonly violations: readonly string[];
}

/** Weights of the plans: most requests go to their result. */
const LOTS: readonly Plan[] = [...PLANS, 'PAID', 'PAID', 'DELIVERED', 'DELIVERED'];
const FOLLOWERS_EACH = 2;
const LOOK_MILLISECONDS = 200;
/** In which what was begun under fire has to come to its end. */
const PATIENCE_MILLISECONDS = 180_000;

/** Takes requests through the API while everything under it is killed, then looks whether anything is lost, twice or torn. */
export async function runCrashTest(settings: CrashSettings): Promise<CrashReport> {
  const tally = new Tally();
  const stage = await startStage(tally);
  try {
    return await underFire(stage, settings, tally);
  } finally {
    await stage.close();
  }
}

async function underFire(stage: Stage, settings: CrashSettings, tally: Tally): Promise<CrashReport> {
  const { seed } = settings;
  const random = new Random(seed);
  const applicants = await Promise.all(
    stage.people.filter(({ role }) => role === 'APPLICANT').map((person) => stage.logIn(person)),
  );
  const staff = await staffOf(stage);
  const followers = applicants.flatMap((applicant) =>
    Array.from({ length: FOLLOWERS_EACH }, () => new Follower(applicant, tally)),
  );
  const webhook = await WebhookReader.start(await integratorOf(stage));
  const mailBox = new MailBox(stage.sandbox.url);
  const chaos = new Chaos({
    stage,
    random: new Random(seed + 1),
    tally,
    killsDatabase: settings.killsDatabase,
  });
  const journeys: Journey[] = [];
  const faults: string[] = [];
  const plans = Array.from({ length: settings.requests }, (_, place) => ({
    plan: LOTS[random.below(LOTS.length)] ?? 'PAID',
    applicant: applicants[place % applicants.length],
  }));
  const travels = new Random(seed + 2);
  const worker = async (): Promise<void> => {
    for (let next = plans.pop(); next?.applicant !== undefined; next = plans.pop()) {
      const world = { database: stage.database, staff, random: travels };
      const journey = travel(world, next.applicant, next.plan).then(
        (arrived) => journeys.push(arrived),
        (fault: unknown) => faults.push(`a request with the plan ${next?.plan} stopped: ${String(fault)}`),
      );
      await journey;
    }
  };
  const all = Promise.all(Array.from({ length: settings.clients }, worker)).then(() => true);
  const calm = performance.now() + settings.seconds * 1000;
  await before(calm, all);
  await chaos.stop();
  const end = performance.now() + PATIENCE_MILLISECONDS;
  const inTime = await before(end, all);
  if (!inTime) faults.push(`of ${settings.requests} requests ${journeys.length} have come to their end`);
  else if (!(await before(end, settled(stage, followers, webhook))))
    faults.push('jobs or followers are not done');
  const mails = await mailBox.stop();
  await Promise.all([webhook.stop(), ...followers.map((follower) => follower.stop())]);
  faults.push(...stage.nodes.flatMap(({ deaths }) => deaths));
  faults.push(...(await brokenInvariants(stage, { journeys, followers, webhook, mails })));
  tally.count('requests', journeys.length);
  tally.count('events', await eventCount(stage));
  tally.count('rungs told', await escalationCount(stage));
  tally.count('entries told to a webhook', webhook.told.length);
  tally.count('of these again', webhook.repeats);
  tally.count('mails', mails.size);
  tally.count('mails that came again', [...mails.values()].filter((copies) => copies > 1).length);
  return { counts: { seed, ...tally.all }, violations: faults };
}

function integratorOf(stage: Stage): Promise<Client> {
  const person = stage.people.find(({ role }) => role === 'INTEGRATOR');
  if (person === undefined) throw new Error('nobody is an information system');
  return stage.logIn(person);
}

async function staffOf(stage: Stage): Promise<ReadonlyMap<string, readonly Client[]>> {
  const people = stage.people.filter(({ role }) => STAFF_ROLES.some((known) => known === role));
  const clients = await Promise.all(people.map((person) => stage.logIn(person)));
  return Map.groupBy(clients, ({ person }) => person?.organisation ?? '');
}

/** Whether it is so before that moment. */
function before(end: number, work: Promise<boolean>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), Math.max(0, end - performance.now()));
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** The mail has read the whole log, every follower and the webhook have been told it, and no job is due or begun. Jobs that failed do not wait longer here. */
async function settled(
  stage: Stage,
  followers: readonly Follower[],
  webhook: WebhookReader,
): Promise<boolean> {
  for (;;) {
    await stage.database.query(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND run_at > now() AND locked_at IS NULL`,
    );
    const [mailer] = await stage.database.query<{ behind: boolean }>(
      `SELECT (l.xid, l.event_id) < (e.xid, e.id) AS behind FROM log_reader l,
         LATERAL (SELECT xid, id FROM request_event WHERE NOT internal ORDER BY xid DESC, id DESC LIMIT 1) e WHERE l.name = 'mail'`,
    );
    const [queue] = await stage.database.query<{ jobs: number }>(
      'SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE run_at <= now() OR locked_at IS NOT NULL',
    );
    const meant = await webhook.meant(stage.database);
    const counts = await Promise.all(followers.map((follower) => lengthOfLog(stage, follower)));
    const isTold = webhook.told.length >= meant.length;
    if (
      mailer?.behind === false &&
      queue?.jobs === 0 &&
      isTold &&
      followers.every(({ cursors }, place) => cursors.length >= (counts[place] ?? 0))
    )
      return true;
    await pause(LOOK_MILLISECONDS);
  }
}

async function lengthOfLog(stage: Stage, { client }: Follower): Promise<number> {
  const [row] = await stage.database.query<{ count: number }>(
    `SELECT count(*)::int FROM request_event WHERE applicant_id = (SELECT id FROM person WHERE iin = $1) AND NOT internal`,
    [client.person?.iin],
  );
  return row?.count ?? 0;
}

async function eventCount(stage: Stage): Promise<number> {
  const [row] = await stage.database.query<{ count: number }>('SELECT count(*)::int FROM request_event');
  return row?.count ?? 0;
}

async function escalationCount(stage: Stage): Promise<number> {
  const [row] = await stage.database.query<{ count: number }>('SELECT count(*)::int FROM escalation');
  return row?.count ?? 0;
}
