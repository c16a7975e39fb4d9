import type { Queryable } from '../postgres/index.ts';
import { isAfter, LOG_START, type LogPosition } from './event-cursor.ts';
import { type Audience, EventHub, type Listener } from './event-hub.ts';
import type { LogLink, LogRelay } from './log-relay.ts';
import type { EventRow } from './request.ts';
import { EVENT_COLUMNS } from './request-sql.ts';

export interface EventLogSettings {
  readonly database: Queryable;
  /** How often the log is looked at when nothing wakes it; makes a lost wake-up harmless. */
  readonly pollMilliseconds: number;
  readonly onFault: (error: unknown) => void;
  /** Brings what another node has read; without it each node reads for itself. */
  readonly relay?: LogRelay | undefined;
}

const BATCH = 500;
/** One reading tells of many commits: of those that come within so long, and under load within longer. */
const GATHER_MILLISECONDS = 10;
const GATHER_UNDER_LOAD_MILLISECONDS = 25;
/** An entry is there, but an older transaction is still open, so its place in the order is not sure yet. */
const HELD_BACK_MILLISECONDS = 20;

/**
 * This node's one reader of the log. It reads in commit order, stopping short of transactions that are still open
 * (`pg_snapshot_xmin`), and hands each entry once to those whom it concerns. A bigint key alone would not do: a
 * transaction that took its number early may commit late, and a reader would have passed it.
 *
 * With a relay, entries that another node has read arrive as links, each with the place after which it is the next. One
 * that follows on what this node knows is told without reading; while that goes on, nothing wakes this node but its poll.
 * At a gap, or when the poll finds what the relay should have brought, it reads for itself.
 */
export class EventLog {
  readonly #settings: EventLogSettings;
  readonly #hub: EventHub;
  #position: LogPosition = LOG_START;
  #timer: NodeJS.Timeout | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #again = false;
  /** Whether the last reading found something, so that more is likely to come soon. */
  #busy = false;
  #stopped = true;
  /** Whether what is new comes by the relay. */
  #relayed = false;

  constructor(settings: EventLogSettings) {
    this.#settings = settings;
    this.#hub = new EventHub(settings.onFault);
  }

  /** Begins at the end of the log as it is now: listeners hear of what comes after. */
  async start(): Promise<void> {
    this.#position = await endOfLog(this.#settings.database);
    this.#stopped = false;
    this.#schedule(this.#settings.pollMilliseconds);
    this.#settings.relay?.start({
      onLink: (link) => this.#takeLink(link),
      onDoubt: () => this.#doubt(),
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#settings.relay?.stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering);
    await this.#reading;
  }

  /** Every entry, for whoever reads the whole log. */
  listen(listener: Listener): () => void {
    return this.#hub.listen(listener);
  }

  /** The entries of an audience. */
  follow(audience: Audience, listener: Listener): () => void {
    return this.#hub.follow(audience, listener);
  }

  /** There may be something new: after a commit here, or a notification from another node. Many are gathered into one. */
  wake(): void {
    if (this.#stopped || (this.#relayed && this.#settings.relay?.leads !== true)) return;
    const delay = this.#busy ? GATHER_UNDER_LOAD_MILLISECONDS : GATHER_MILLISECONDS;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#readOn();
    }, delay);
  }

  #readOn(): void {
    if (this.#stopped) return;
    if (this.#reading !== undefined) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#reading = this.#read()
      .then((delay) => this.#schedule(delay))
      .catch((error: unknown) => {
        this.#settings.onFault(error);
        this.#schedule(this.#settings.pollMilliseconds);
      });
  }

  #schedule(delay: number): void {
    this.#reading = undefined;
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.#readOn(), delay);
    if (this.#again) {
      this.#again = false;
      this.wake();
    }
  }

  async #read(): Promise<number> {
    this.#busy = false;
    for (;;) {
      const events = await readSettled(this.#settings.database, this.#position);
      this.#tellRead(events);
      this.#busy ||= events.length > 0;
      if (events.length === BATCH) continue;
      const held = events.at(-1)?.held ?? (await this.#isHeldBack());
      return held ? HELD_BACK_MILLISECONDS : this.#settings.pollMilliseconds;
    }
  }

  #tellRead(events: readonly EventRow[]): void {
    const { relay } = this.#settings;
    const links: LogLink[] = [];
    for (const event of events) {
      /* A link may have come while this was read. */
      if (!isAfter(event, this.#position)) continue;
      links.push({ after: this.#position, event });
      this.#tell(event);
    }
    if (relay?.leads === true) relay.handOn(links);
    else if (links.length > 0) this.#relayed = false;
  }

  #takeLink({ after, event }: LogLink): void {
    if (this.#stopped || !isAfter(event, this.#position)) return;
    if (isAfter(after, this.#position)) {
      this.#doubt();
    } else {
      this.#tell(event);
      this.#relayed = true;
    }
  }

  #doubt(): void {
    this.#relayed = false;
    this.wake();
  }

  #tell(event: EventRow): void {
    this.#position = { xid: event.xid, id: event.id };
    this.#hub.publish(event);
  }

  async #isHeldBack(): Promise<boolean> {
    const [row] = await this.#settings.database.query<{ held: true }>(
      `SELECT true AS held FROM request_event e
       WHERE (e.xid, e.id) > ($1::xid8, $2::bigint) ORDER BY e.xid, e.id LIMIT 1`,
      [this.#position.xid, this.#position.id],
    );
    return row !== undefined;
  }
}

/** The next entries, and whether there are others whose place is not sure yet. */
function readSettled(database: Queryable, after: LogPosition): Promise<(EventRow & { held: boolean })[]> {
  return database.query(
    `SELECT ${EVENT_COLUMNS},
       (SELECT h.xid FROM request_event h ORDER BY h.xid DESC, h.id DESC LIMIT 1)
         >= pg_snapshot_xmin(pg_current_snapshot()) AS held
     FROM request_event e
     WHERE (e.xid, e.id) > ($1::xid8, $2::bigint) AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY e.xid, e.id LIMIT $3`,
    [after.xid, after.id, BATCH],
  );
}

/**
 * Entries after a place, in commit order; of one applicant, one request or one provider where named. Internal ones, which
 * not everybody may read, only come when asked for.
 */
export function readLog(
  database: Queryable,
  after: LogPosition,
  options: {
    limit: number;
    applicantId?: string;
    requestId?: string;
    provider?: string;
    internal?: boolean;
  },
): Promise<EventRow[]> {
  const { limit, applicantId, requestId, provider, internal = false } = options;
  const only =
    requestId !== undefined
      ? 'AND e.request_id = $4'
      : applicantId !== undefined
        ? 'AND e.applicant_id = $4'
        : provider !== undefined
          ? 'AND e.provider = $4 AND e.sent'
          : '';
  return database.query<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM request_event e
     WHERE (e.xid, e.id) > ($1::xid8, $2::bigint) AND e.xid < pg_snapshot_xmin(pg_current_snapshot()) ${only}
       ${internal ? '' : 'AND NOT e.internal'}
     ORDER BY e.xid, e.id LIMIT $3`,
    [after.xid, after.id, limit, ...(only === '' ? [] : [requestId ?? applicantId ?? provider])],
  );
}

export async function findEvent(database: Queryable, id: string): Promise<EventRow | null> {
  const [event] = await database.query<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM request_event e WHERE e.id = $1::bigint`,
    [id],
  );
  return event ?? null;
}

/** The place of the last entry that has its place for good. */
export async function endOfLog(database: Queryable): Promise<LogPosition> {
  const [last] = await database.query<LogPosition>(
    `SELECT e.xid::text, e.id::text FROM request_event e
     WHERE e.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY e.xid DESC, e.id DESC LIMIT 1`,
  );
  return last ?? LOG_START;
}
