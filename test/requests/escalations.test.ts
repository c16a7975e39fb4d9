import { incidentsAt } from '../incidents/incident-calls.ts';
import { type Feed, LiveConnection } from '../live/live-connection.ts';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { activeStep, handTo, startWithAllEditions } from './any-edition.ts';
import { logInAgain } from './cast.ts';
import { Committee } from './committee.ts';
import { escalationsOf, historyOf, rungTimes } from './escalated.ts';
import { jobDone, tryAgain } from './outside.ts';
import { sweep } from './sweeps.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

const MINUTE = 60_000;
const TASK = 'escalate-steps';

const clock = new MovedClock();
let server: RunningServer;
let at: Committee;
beforeAll(async () => {
  server = await startWithAllEditions(clock);
  at = await Committee.gather(server);
});
afterEach(async () => {
  clock.reset();
  await everybodyAgain();
});
afterAll(() => server.stop());

const everybodyAgain = (): Promise<unknown> =>
  Promise.all([at.applicant, ...Object.values(at.everybody)].map(logInAgain));

async function moveTo(time: Date): Promise<void> {
  clock.moveTo(time.toISOString());
  await everybodyAgain();
}

const rungsOf = async (id: string): Promise<string[]> =>
  ((await escalationsOf(at.head, id)) ?? []).map(({ rung, stepKey }) => `${rung} ${stepKey}`);

const toldOf = async (id: string): Promise<string[][]> =>
  ((await escalationsOf(at.head, id)) ?? []).map(({ told }) => told.map(({ name }) => name).toSorted());

interface Heard {
  readonly workQueueChanged: { readonly ru: string; readonly request: { readonly id: string } };
}

const RUNG_TEXTS: readonly string[] = ['HALF', 'DUE', 'OVERDUE'].map(
  (rung) => bothLanguages(`requests:event.ESCALATED_${rung}`).ru,
);

/** The next rung of a request that a feed tells; what came before it may still be on its way. */
async function nextRung(id: string, feed: Feed<Heard> | undefined): Promise<Heard | undefined> {
  for (;;) {
    const heard = await feed?.next();
    if (heard === undefined) return undefined;
    const { ru, request } = heard.workQueueChanged;
    if (request.id === id && RUNG_TEXTS.includes(ru)) return heard;
  }
}

const nameOf = (client: Client): string => client.person?.name ?? '';

describe('a step whose time runs out', () => {
  it('is told to the executor at the half, to the head of the unit when due, to the head when overdue', async () => {
    const id = await at.takenUp();
    const { half, due, overdue } = await rungTimes(at.head, id);
    await moveTo(new Date(half.getTime() - MINUTE));
    await sweep(server, TASK);
    expect(await rungsOf(id)).toEqual([]);
    const rungs = [
      [half, 'HALF', [at.executor]],
      [due, 'DUE', [at.executor, at.unitHead]],
      [overdue, 'OVERDUE', [at.executor, at.unitHead, at.head]],
    ] as const;
    for (const [place, [time, rung, told]] of rungs.entries()) {
      await moveTo(time);
      await sweep(server, TASK);
      expect((await rungsOf(id)).slice(place)).toEqual([`${rung} PORTAL.ACTION.COMPLETENESS`]);
      expect((await toldOf(id)).at(-1)).toEqual(told.map(nameOf).toSorted());
    }
    await moveTo(new Date(overdue.getTime() + 30 * 24 * 3_600_000));
    await sweep(server, TASK, 3);
    expect(await rungsOf(id)).toHaveLength(3);
  });

  it('handed to nobody is told to everybody of the role', async () => {
    const id = await at.received();
    const { half } = await rungTimes(at.head, id);
    await moveTo(half);
    await sweep(server, TASK);
    const clerks = server.people.filter(
      ({ role, organisation }) => role === 'CLERK' && organisation === 'INFORMATION_COMMITTEE',
    );
    expect(await toldOf(id)).toEqual([clerks.map(({ name }) => name).toSorted()]);
  });

  it('is told for each step anew, and no more once it is done', async () => {
    const id = await at.received();
    await moveTo((await rungTimes(at.head, id)).due);
    await sweep(server, TASK);
    await handTo(at.clerk, id, at.unitHead);
    await sweep(server, TASK);
    expect(await rungsOf(id)).toEqual(['HALF PORTAL.ACTION.1', 'DUE PORTAL.ACTION.1']);
    await moveTo((await rungTimes(at.head, id)).half);
    await sweep(server, TASK);
    expect(await rungsOf(id)).toEqual([
      'HALF PORTAL.ACTION.1',
      'DUE PORTAL.ACTION.1',
      'HALF PORTAL.ACTION.2',
    ]);
  });

  it('is told once of each rung, late, when nobody worked for long, however many sweep at once', async () => {
    const ids = [await at.received(), await at.received(), await at.received(), await at.received()];
    const { overdue } = await rungTimes(at.head, ids[3] ?? '');
    await server.restart(async () =>
      clock.moveTo(new Date(overdue.getTime() + 7 * 86_400_000).toISOString()),
    );
    await everybodyAgain();
    await sweep(server, TASK, 6);
    for (const id of ids) {
      expect(await rungsOf(id)).toEqual(['HALF', 'DUE', 'OVERDUE'].map((rung) => `${rung} PORTAL.ACTION.1`));
    }
  });

  it('that cannot be told of holds up no other, and is told whole or not at all', async () => {
    const [broken, other] = [await at.received(), await at.received()];
    const { due } = await rungTimes(at.head, other);
    await asOwner(server.database.url, async (owner) => {
      await owner.query(`
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.request_id = '${broken.replace('req_', '')}' AND NEW.rung = 'DUE' THEN RAISE 'refused'; END IF;
          RETURN NEW; END $$`);
      await owner.query(
        `CREATE TRIGGER refuse BEFORE INSERT ON escalation FOR EACH ROW EXECUTE FUNCTION refuse()`,
      );
      await moveTo(due);
      await server.database.database.query(`SELECT queue_job($1, '{}', NULL, $2)`, [TASK, `${TASK}:broken`]);
      await until('the other told', async () => ((await rungsOf(other)).length === 2 ? other : null));
      await until('the sweep reported', async () => {
        const { rowCount } = await owner.query(
          `SELECT FROM graphile_worker._private_jobs WHERE key = $1 AND last_error LIKE '%not escalated%'`,
          [`${TASK}:broken`],
        );
        return rowCount === 1 ? broken : null;
      });
      expect(await rungsOf(broken)).toEqual([]);
      expect(await incidentsAt(at.head, broken)).toMatchObject([
        { kind: 'DEADLINE', state: 'OPEN', code: 'UNEXPECTED', retriable: true },
      ]);
      expect(await incidentsAt(at.head, other)).toEqual([]);
      const entries = (await historyOf(at.head, broken)).entries.map(({ ru }) => ru);
      expect(entries).not.toContain(bothLanguages('requests:event.ESCALATED_HALF').ru);
      await owner.query('DROP TRIGGER refuse ON escalation');
      await tryAgain(server, TASK, 'broken');
      await jobDone(server, TASK, 'broken');
      expect(await rungsOf(broken)).toEqual(['HALF PORTAL.ACTION.1', 'DUE PORTAL.ACTION.1']);
      expect(await incidentsAt(at.head, broken)).toMatchObject([{ state: 'RESOLVED', settledBy: null }]);
    });
  });
});

describe('what is told of a step’s time', () => {
  it('reaches the work queues of those who are told, and nobody else', async () => {
    const id = await at.takenUp();
    const { due, half } = await rungTimes(at.head, id);
    await moveTo(half);
    const feeds = new Map<Client, Feed<Heard>>();
    const connections = [at.executor, at.unitHead, at.otherExecutor].map((client) => ({
      client,
      connection: new LiveConnection(client),
    }));
    for (const { client, connection } of connections) {
      feeds.set(
        client,
        await connection.follow('subscription { workQueueChanged { ru: message(lang: RU) request { id } } }'),
      );
    }
    await sweep(server, TASK);
    clock.moveTo(due.toISOString());
    await sweep(server, TASK);
    const told = (rung: string) => ({
      workQueueChanged: { ru: bothLanguages(`requests:event.ESCALATED_${rung}`).ru, request: { id } },
    });
    expect(await nextRung(id, feeds.get(at.executor))).toEqual(told('HALF'));
    expect(await nextRung(id, feeds.get(at.executor))).toEqual(told('DUE'));
    expect(await nextRung(id, feeds.get(at.unitHead))).toEqual(told('DUE'));
    clock.reset();
    await everybodyAgain();
    /* The first that another executor hears of is what comes to their own queue. */
    const next = await at.atUnitHead();
    await handTo(at.unitHead, next, at.otherExecutor);
    const heard = await feeds.get(at.otherExecutor)?.take(1);
    expect(heard?.map(({ workQueueChanged }) => workQueueChanged.request.id)).toEqual([next]);
    await Promise.all(connections.map(({ connection }) => connection.end()));
  });

  it('is the staff’s own: the applicant finds it in no list, by no id, in no subscription, in no mail', async () => {
    const id = await at.received();
    const before = await historyOf(at.applicant, id);
    await moveTo((await rungTimes(at.head, id)).overdue);
    const live = at.applicant.subscribe<{ requestStatusChanged: { ru: string } }>(
      'subscription ($id: ID!, $after: String) { requestStatusChanged(requestId: $id, after: $after) { ru: message(lang: RU) } }',
      { id, after: Buffer.from('0.0').toString('base64url') },
    );
    await sweep(server, TASK);
    expect(await rungsOf(id)).toHaveLength(3);
    expect(await historyOf(at.applicant, id)).toEqual(before);
    expect(await escalationsOf(at.applicant, id)).toBeNull();
    const inside = await historyOf(at.head, id);
    expect(inside.count).toBe(before.count + 3);
    const told = inside.entries.slice(before.count);
    expect(told.map(({ kk, ru }) => ({ kk, ru }))).toEqual(
      ['HALF', 'DUE', 'OVERDUE'].map((rung) => bothLanguages(`requests:event.ESCALATED_${rung}`)),
    );
    for (const entry of told) {
      const node = 'query ($id: ID!) { node(id: $id) { id } }';
      expect(await at.applicant.query(node, { id: entry.id })).toEqual({ node: null });
      expect(await at.head.query(node, { id: entry.id })).toEqual({ node: { id: entry.id } });
    }
    await handTo(at.clerk, id, at.unitHead);
    expect(await activeStep(at.applicant, id)).toBe('PORTAL.ACTION.2');
    const entries = (await historyOf(at.applicant, id)).entries.map(({ ru }) => ru);
    const heard: string[] = [];
    while (heard.length < entries.length) heard.push((await live.next()).requestStatusChanged.ru);
    expect(heard).toEqual(entries);
    await live.end();
    expect(await mailJobs()).toEqual([]);
  });
});

/** Entries of the log that are to be told by mail although they are internal. */
async function mailJobs(): Promise<readonly object[]> {
  return asOwner(server.database.url, async (owner) => {
    await until('the reader of the log caught up', async () => {
      const { rowCount } = await owner.query(
        `SELECT FROM log_reader l WHERE l.name = 'mail' AND (l.xid, l.event_id) >=
           (SELECT e.xid, e.id FROM request_event e WHERE NOT e.internal ORDER BY e.xid DESC, e.id DESC LIMIT 1)`,
      );
      return rowCount === 1 ? true : null;
    });
    const { rows } = await owner.query<object>(
      `SELECT e.id FROM graphile_worker._private_jobs j JOIN request_event e ON e.id::text = j.payload ->> 'eventId'
       WHERE e.internal`,
    );
    return rows;
  });
}

it('is looked for every minute by the server itself', async () => {
  const own = await startServer({ repeats: true });
  try {
    await asOwner(own.database.url, async (owner) => {
      await until('the sweep known to the queue', async () => {
        const { rowCount } = await owner.query(
          `SELECT FROM graphile_worker._private_known_crontabs WHERE identifier = $1`,
          [TASK],
        );
        return rowCount === 1 ? TASK : null;
      });
    });
  } finally {
    await own.stop();
  }
});
