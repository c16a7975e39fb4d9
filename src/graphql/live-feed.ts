import { Repeater } from '@repeaterjs/repeater';

/** Whoever is told of events, one after the other. */
export interface Subscriber<Event> {
  /** Answers a promise where the subscriber is behind, or the answer is still being worked out; the next waits for it. */
  tell(event: Event): Promise<void> | undefined;
  /** It is over, with a fault or without; called once, and never to a subscriber that has left. */
  end(fault?: unknown): void;
}

/**
 * What a subscription field answers. Events are pushed to whoever opens it, since a chain of promises for each event and
 * subscriber would cost more than all the rest; wires that pull read it as an iterable.
 */
export class LiveFeed<Event> implements AsyncIterable<Event> {
  /** Begins to tell; answers how to leave. */
  readonly open: (subscriber: Subscriber<Event>) => () => void;

  constructor(open: (subscriber: Subscriber<Event>) => () => void) {
    this.open = open;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Event> {
    return new Repeater<Event>(async (push, stop) => {
      const leave = this.open({
        tell: async (event) => {
          await push(event);
        },
        end: (fault) => stop(fault),
      });
      await stop;
      leave();
    });
  }
}
