import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../signatures/fuzz/random.ts';
import type { Stage } from './stage.ts';
import type { Tally } from './tally.ts';

interface Settings {
  readonly stage: Stage;
  readonly random: Random;
  readonly tally: Tally;
  /** Whether PostgreSQL as a whole is killed, too. */
  readonly killsDatabase: boolean;
}

/** Milliseconds between two blows: at least, and so many more at most. */
const LEAST = 500;
const SPREAD = 2500;

/** Kills nodes with their workers, connections of the database, and the database; at moments that the seed tells. */
export class Chaos {
  readonly #settings: Settings;
  readonly #stopped = new AbortController();
  readonly #restarts = new Set<Promise<void>>();
  readonly #done: Promise<void>;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#done = this.#rage();
  }

  /** Answers when everything that was killed is up again. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#done;
    await Promise.all(this.#restarts);
  }

  async #rage(): Promise<void> {
    const { random } = this.#settings;
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await pause(LEAST + random.below(SPREAD), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.#strike(random.below(20));
    }
  }

  async #strike(lot: number): Promise<void> {
    const { stage, tally, random, killsDatabase } = this.#settings;
    if (lot < 3 && killsDatabase) {
      tally.count('kills of PostgreSQL');
      await stage.database.kill();
    } else if (lot < 10) {
      await this.#killNode();
    } else {
      tally.count('connections terminated', await stage.database.terminateSome(random));
    }
  }

  /** One of those that serve; while it starts again the other may be killed, too. */
  async #killNode(): Promise<void> {
    const { stage, tally, random } = this.#settings;
    const node = stage.nodes[random.below(stage.nodes.length)];
    if (node === undefined || !node.isUp) return;
    tally.count('kills of nodes');
    await node.kill();
    const restart = node.start().finally(() => this.#restarts.delete(restart));
    this.#restarts.add(restart);
    /* Mostly the other one serves meanwhile. */
    if (random.below(4) > 0) await restart;
  }
}
