import { LiveFeed, type Subscriber } from '../graphql/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { isAfter, type LogPosition } from './event-cursor.ts';
import type { Audience } from './event-hub.ts';
import { type EventLog, readLog } from './event-log.ts';
import type { EventRow } from './request.ts';

interface Following {
  readonly log: Pick<EventLog, 'follow'>;
  readonly database: Queryable;
  /** Replays everything after it first; without it only what is new is told. */
  readonly after: LogPosition | null;
  readonly audience: Audience;
  /** The access policy, asked for each entry. */
  readonly mayTell: (event: EventRow) => boolean | Promise<boolean>;
  /** Registers what ends the stream from outside: the end of the session. */
  readonly onEnd: (end: () => void) => () => void;
}

const REPLAY_PAGE = 200;
/** Entries kept for a subscriber that does not take them; past that it is told to come back with its cursor. */
const MAX_BUFFER = 1000;

/** Tells a subscriber every entry after its cursor, then goes on live: none missed, none twice, in commit order. */
export function followEvents(following: Following): LiveFeed<EventRow> {
  return new LiveFeed((subscriber) => {
    const follower = new Follower(following, subscriber);
    follower.begin();
    return () => follower.leave();
  });
}

/**
 * One subscriber. What is behind it is read from the log without listening, however long that takes; then live entries
 * are listened for, and the rest is read: what arrives both ways is told once, by its position.
 */
class Follower {
  readonly #following: Following;
  readonly #subscriber: Subscriber<EventRow>;
  /** Live entries up to here were replayed; null once one after it has come. */
  #position: LogPosition | null;
  /** Live entries that came while it was busy. */
  #waiting: EventRow[] | undefined;
  #busy = false;
  #over = false;
  #forget: (() => void) | undefined;
  #forgetEnd: (() => void) | undefined;

  constructor(following: Following, subscriber: Subscriber<EventRow>) {
    this.#following = following;
    this.#subscriber = subscriber;
    this.#position = following.after;
  }

  begin(): void {
    const forgetEnd = this.#following.onEnd(() => this.#end());
    if (this.#over) return;
    this.#forgetEnd = forgetEnd;
    if (this.#position === null) this.#listen();
    else void this.#workOff(this.#replay(this.#position));
  }

  leave(): void {
    this.#over = true;
    this.#waiting = undefined;
    this.#forget?.();
    this.#forgetEnd?.();
  }

  #end(fault?: unknown): void {
    if (this.#over) return;
    this.leave();
    this.#subscriber.end(fault);
  }

  #listen(): void {
    this.#forget = this.#following.log.follow(this.#following.audience, (event) => this.#hear(event));
  }

  #hear(event: EventRow): void {
    if (this.#over) return;
    if (this.#busy) {
      this.#waiting ??= [];
      if (this.#waiting.length >= MAX_BUFFER) this.#end(new DomainError('SLOW_SUBSCRIBER'));
      else this.#waiting.push(event);
      return;
    }
    const told = this.#tellLive(event);
    if (told !== undefined) void this.#workOff(told);
  }

  async #replay(after: LogPosition): Promise<void> {
    const behind = await this.#readOn(after);
    if (this.#over) return;
    this.#listen();
    this.#position = await this.#readOn(behind);
  }

  async #readOn(after: LogPosition): Promise<LogPosition> {
    const { database, audience } = this.#following;
    let position = after;
    for (;;) {
      const page = await readLog(database, position, { limit: REPLAY_PAGE, internal: true, ...audience });
      for (const event of page) {
        if (this.#over) return position;
        position = event;
        await this.#tell(event);
      }
      if (page.length < REPLAY_PAGE) return { xid: position.xid, id: position.id };
    }
  }

  /** Waits for what is under way, then tells what has come meanwhile. */
  async #workOff(underWay: Promise<void>): Promise<void> {
    this.#busy = true;
    try {
      await underWay;
      for (let next = this.#waiting?.shift(); next !== undefined; next = this.#waiting?.shift()) {
        await this.#tellLive(next);
      }
    } catch (fault) {
      this.#end(fault);
    } finally {
      this.#busy = false;
    }
  }

  #tellLive(event: EventRow): Promise<void> | undefined {
    if (this.#position !== null) {
      if (!isAfter(event, this.#position)) return undefined;
      this.#position = null;
    }
    return this.#tell(event);
  }

  #tell(event: EventRow): Promise<void> | undefined {
    const may = this.#following.mayTell(event);
    if (may === true) return this.#subscriber.tell(event);
    return may === false ? undefined : this.#tellIf(may, event);
  }

  async #tellIf(may: Promise<boolean>, event: EventRow): Promise<void> {
    if ((await may) && !this.#over) await this.#subscriber.tell(event);
  }
}
