import type { Queryable } from '../../src/postgres/index.ts';
import { EventLog } from '../../src/requests/event-log.ts';
import {
  type LinkListener,
  type LogLink,
  type LogRelay,
  readLink,
  writeLink,
} from '../../src/requests/log-relay.ts';
import { until } from '../requests/until.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft } from '../support/story.ts';
import { newcomer } from './newcomers.ts';

/** So long that nothing of these tests comes by it. */
const POLL_MILLISECONDS = 600_000;

let server: RunningServer;
let requestId: string;
const running: EventLog[] = [];

beforeAll(async () => {
  server = await startServer();
  const { id } = await draft((await newcomer(server)).client);
  requestId = id.replace('req_', '');
  /* A node begins after it, and not before: transactions of other databases hold its place open, too. */
  await until('the draft has its place in the log', async () => {
    const [open] = await server.database.database.query(
      'SELECT FROM request_event e WHERE e.xid >= pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1',
    );
    return open === undefined ? true : null;
  });
});
afterAll(() => server.stop());
afterEach(async () => {
  await Promise.all(running.splice(0).map((log) => log.stop()));
});

/** Carries links from one node to another by hand. */
class Wire implements LogRelay {
  leads = false;
  readonly links: LogLink[] = [];
  listener: LinkListener | undefined;

  handOn(links: readonly LogLink[]): void {
    this.links.push(...links);
  }

  start(listener: LinkListener): void {
    this.listener = listener;
  }

  async stop(): Promise<void> {
    this.listener = undefined;
  }
}

/** A node of its own over the database: what it told, and how often it asked. */
async function node() {
  const wire = new Wire();
  const told: string[] = [];
  let reads = 0;
  const database: Queryable = {
    query: (text, values) => {
      reads += 1;
      return server.database.database.query(text, values);
    },
  };
  const log = new EventLog({
    database,
    pollMilliseconds: POLL_MILLISECONDS,
    onFault: (fault) => {
      throw fault;
    },
    relay: wire,
  });
  log.listen((event) => told.push(event.id));
  await log.start();
  running.push(log);
  reads = 0;
  return { wire, told, log, reads: () => reads };
}

type Node = Awaited<ReturnType<typeof node>>;

/** As if so much happened to the request; answers the ids. */
async function happen(count: number): Promise<string[]> {
  const rows = await server.database.database.query<{ id: string }>(
    `INSERT INTO request_event (request_id, applicant_id, provider, sent, type, status, at)
     SELECT r.id, r.applicant_id, r.provider, false, 'DRAFT', r.status, now()
     FROM request r, generate_series(1, $2::int) WHERE r.id = $1 RETURNING id::text`,
    [requestId, count],
  );
  return rows.map(({ id }) => id);
}

async function allTold(one: Node, ids: readonly string[]): Promise<void> {
  await until('all told', async () => (one.told.length >= ids.length ? true : null));
  expect(one.told).toEqual(ids);
}

/** The node that reads for all, once it has read what happens; and another one. */
async function pair(count: number): Promise<{ leader: Node; other: Node; ids: string[] }> {
  const [leader, other] = [await node(), await node()];
  leader.wire.leads = true;
  const ids = await happen(count);
  leader.log.wake();
  await allTold(leader, ids);
  return { leader, other, ids };
}

test('what one node reads the others tell without reading; their own commits and signals wake them no more', async () => {
  const { leader, other, ids } = await pair(700);
  expect(leader.wire.links).toHaveLength(700);
  for (const link of leader.wire.links) other.wire.listener?.onLink(readLink(writeLink(link)));
  expect(other.told).toEqual(ids);
  other.log.wake();
  const more = await happen(1);
  leader.log.wake();
  await allTold(leader, [...ids, ...more]);
  const last = leader.wire.links.at(-1);
  if (last !== undefined) other.wire.listener?.onLink(last);
  expect(other.told).toEqual([...ids, ...more]);
  expect(other.reads()).toBe(0);
});

test('what comes twice or late is told once', async () => {
  const { leader, other, ids } = await pair(20);
  const links = leader.wire.links;
  for (const link of [...links.slice(0, 12), ...links.slice(3, 9), ...links, ...links]) {
    other.wire.listener?.onLink(link);
  }
  expect(other.told).toEqual(ids);
  expect(other.reads()).toBe(0);
});

test.each([
  ['one is missing', (links: LogLink[]) => [...links.slice(0, 5), ...links.slice(6)]],
  ['the first are missing', (links: LogLink[]) => links.slice(15)],
  ['they come in the wrong order', (links: LogLink[]) => links.toReversed()],
])('at a gap the log itself is read: %s', async (_what, arrive) => {
  const { leader, other, ids } = await pair(20);
  for (const link of arrive(leader.wire.links)) other.wire.listener?.onLink(link);
  await allTold(other, ids);
  expect(other.reads()).toBeGreaterThan(0);
});

test('without a word from the relay, and when it doubts, a node reads when it is woken', async () => {
  const alone = await node();
  const ids = await happen(3);
  alone.log.wake();
  await allTold(alone, ids);
  const more = await happen(3);
  alone.wire.listener?.onDoubt();
  await allTold(alone, [...ids, ...more]);
});

test('links that arrive while the log is read are told once, each in its place', async () => {
  const { leader, other, ids } = await pair(600);
  other.log.wake();
  other.wire.listener?.onDoubt();
  await until('a part is told', async () => (other.told.length > 0 ? true : null));
  for (const link of leader.wire.links) other.wire.listener?.onLink(link);
  await allTold(other, ids);
});

test.each(['', '{', 'null', '{}', '{"after":{"xid":"1","id":"1"},"event":{"id":"x"}}'])(
  'what is no link is not read as one: %s',
  (text) => {
    expect(() => readLink(text)).toThrow(Error);
  },
);
