import { setImmediate as turn } from 'node:timers/promises';
import type { Queryable } from '../../src/postgres/index.ts';
import { EventLog } from '../../src/requests/event-log.ts';
import { followEvents } from '../../src/requests/follow-events.ts';

/** A log in which nothing happens. */
const silent: Queryable = { query: async () => [] };
const log = new EventLog({ database: silent, pollMilliseconds: 60_000, onFault: () => undefined });

function follow() {
  const state: { ended: () => void; forgotten: boolean } = { ended: () => undefined, forgotten: false };
  const feed = followEvents({
    log,
    database: silent,
    after: null,
    audience: { applicantId: 'somebody' },
    mayTell: () => true,
    onEnd: (end) => {
      state.ended = end;
      return () => {
        state.forgotten = true;
      };
    },
  });
  return { events: feed[Symbol.asyncIterator](), state };
}

test('a subscriber that leaves while nothing happens is forgotten at once', async () => {
  const { events, state } = follow();
  const waiting = events.next();
  await turn();
  await events.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  await turn();
  expect(state.forgotten).toBe(true);
});

test('the end of the session ends the stream, whatever it waits for', async () => {
  const { events, state } = follow();
  const waiting = events.next();
  await turn();
  state.ended();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await events.next()).toEqual({ done: true, value: undefined });
  expect(state.forgotten).toBe(true);
});
