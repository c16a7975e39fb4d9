import { setTimeout as pause } from 'node:timers/promises';
import { LOG_START, MY_EVENTS, type Told } from '../live/events.ts';
import type { Client } from '../support/client.ts';
import type { Tally } from './tally.ts';

const AGAIN_MILLISECONDS = 100;

/** Follows a person's requests from the beginning, and comes back with the last cursor whenever the stream breaks. */
export class Follower {
  readonly client: Client;
  readonly cursors: string[] = [];
  readonly #tally: Tally;
  #isStopped = false;
  #end: (() => Promise<void>) | undefined;
  readonly #done: Promise<void>;

  constructor(client: Client, tally: Tally) {
    this.client = client;
    this.#tally = tally;
    this.#done = this.#follow();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#end?.();
    await this.#done;
  }

  async #follow(): Promise<void> {
    while (!this.#isStopped) {
      const stream = this.client.subscribe<Told>(MY_EVENTS, { after: this.cursors.at(-1) ?? LOG_START });
      this.#end = stream.end;
      try {
        for (;;) this.cursors.push((await stream.next()).event.cursor);
      } catch {
        if (!this.#isStopped) this.#tally.count('reconnects');
      }
      await stream.end().catch(() => undefined);
      await pause(AGAIN_MILLISECONDS);
    }
  }
}
