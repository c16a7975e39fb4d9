import type { Queryable } from '../postgres/index.ts';
import { LOG_START, type LogPosition } from './event-cursor.ts';
import type { EventRow } from './request.ts';
import { EVENT_COLUMNS } from './request-sql.ts';

export interface EventLogSettings {
  readonly database: Queryable;
  /** How often the log is looked at when nothing wakes it; makes a lost wake-up harmless. */
  readonly pollMilliseconds: number;
  readonly onFault: (error: unknown) => void;
}

type Listener = (event: EventRow) => void;

const BATCH = 500;
/** Under load one reading tells of many commits; alone, a subscriber waits this much longer. */
const GATHER_MILLISECONDS = 10;
/** An entry is there, but an older transaction is still open, so its place in the order is not sure yet. */
const HELD_BACK_MILLISECONDS = 20;

/**
 * This node's one reader of the log. It reads in commit order, stopping short of transactions that are still open
 * (`pg_snapshot_xmin`), and hands each entry once to every listener. A bigint key alone would not do: a transaction
 * that took its number early may commit late, and a reader would have passed it.
 */
export class EventLog {
  readonly #settings: EventLogSettings;
  readonly #listeners = new Set<Listener>();
  #position: LogPosition = LOG_START;
  #timer: NodeJS.Timeout | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #again = false;
  #stopped = true;

  constructor(settings: EventLogSettings) {
    this.#settings = settings;
  }

  /** Begins at the end of the log as it is now: listeners hear of what comes after. */
  async start(): Promise<void> {
    this.#position = await endOfLog(this.#settings.database);
    this.#stopped = false;
    this.#schedule(this.#settings.pollMilliseconds);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering);
    await this.#reading;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** There may be something new: after a commit here, or a notification from another node. Many are gathered into one. */
  wake(): void {
    if (this.#stopped) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#readOn();
    }, GATHER_MILLISECONDS);
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
    for (;;) {
      const events = await readLog(this.#settings.database, this.#position, { limit: BATCH });
      for (const event of events) {
        this.#position = { xid: event.xid, id: event.id };
        for (const listener of this.#listeners) listener(event);
      }
      if (events.length < BATCH) break;
    }
    return (await this.#isHeldBack()) ? HELD_BACK_MILLISECONDS : this.#settings.pollMilliseconds;
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

/** Entries after a place, in commit order; of one applicant, one request or one provider where named. */
export function readLog(
  database: Queryable,
  after: LogPosition,
  options: { limit: number; applicantId?: string; requestId?: string; provider?: string },
): Promise<EventRow[]> {
  const { limit, applicantId, requestId, provider } = options;
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
