import { Repeater } from '@repeaterjs/repeater';
import { DomainError } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { isAfter, type LogPosition } from './event-cursor.ts';
import { type EventLog, readLog } from './event-log.ts';
import type { EventRow } from './request.ts';

interface Following {
  readonly log: EventLog;
  readonly database: Queryable;
  /** Replays everything after it first; without it only what is new is told. */
  readonly after: LogPosition | null;
  readonly only: { readonly applicantId?: string; readonly requestId?: string };
  /** The access policy, asked for each entry. */
  readonly mayTell: (event: EventRow) => boolean | Promise<boolean>;
  /** Registers what ends the stream from outside: the end of the session. */
  readonly onEnd: (end: () => void) => () => void;
}

const REPLAY_PAGE = 200;
/** Entries kept for a subscriber that does not take them; past that it is told to come back with its cursor. */
const MAX_BUFFER = 1000;

/**
 * Tells a subscriber every entry after its cursor, then goes on live: none missed, none twice, in commit order. The
 * live entries are listened for before the replay begins; what arrives both ways is told once, by its position.
 */
export function followEvents(following: Following): AsyncIterableIterator<EventRow> {
  return new Repeater<EventRow>(async (push, stop) => {
    const buffer: EventRow[] = [];
    let wake: (() => void) | undefined;
    let fault: DomainError | undefined;
    let ended = false;
    const rouse = (): void => wake?.();
    const forget = following.log.listen((event) => {
      if (!concerns(following, event)) return;
      if (buffer.length >= MAX_BUFFER) fault = new DomainError('SLOW_SUBSCRIBER');
      else buffer.push(event);
      rouse();
    });
    const forgetEnd = following.onEnd(() => {
      ended = true;
      rouse();
    });
    const finish = (): void => {
      ended = true;
      rouse();
    };
    stop.then(finish, finish);
    try {
      let position = following.after;
      if (position !== null) {
        for (;;) {
          const page = await readLog(following.database, position, {
            limit: REPLAY_PAGE,
            internal: true,
            ...following.only,
          });
          for (const event of page) {
            position = event;
            if (ended) return;
            if (await following.mayTell(event)) await push(event);
          }
          if (page.length < REPLAY_PAGE) break;
        }
      }
      while (!ended) {
        if (fault !== undefined) throw fault;
        const event = buffer.shift();
        if (event === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        if (position !== null && !isAfter(event, position)) continue;
        position = event;
        if (await following.mayTell(event)) await push(event);
      }
      stop();
    } finally {
      forget();
      forgetEnd();
    }
  });
}

function concerns({ only }: Following, event: EventRow): boolean {
  if (only.requestId !== undefined) return event.requestId === only.requestId;
  return only.applicantId === undefined || event.applicantId === only.applicantId;
}
