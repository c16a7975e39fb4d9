import { setTimeout as pause } from 'node:timers/promises';

/** Something that works in the background, and may come to its end by itself. */
export interface Running {
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const AGAIN_MILLISECONDS = 1_000;

/** Begins again what has ended by itself, until it is told to stop. */
export class KeptRunning {
  readonly #begin: () => Promise<Running>;
  readonly #onFault: (fault: unknown) => void;
  readonly #stopped = new AbortController();
  #running: Running | undefined;
  #watching: Promise<void> = Promise.resolve();

  constructor(begin: () => Promise<Running>, onFault: (fault: unknown) => void) {
    this.#begin = begin;
    this.#onFault = onFault;
  }

  /** That it cannot be begun the first time is the caller's business. */
  async start(): Promise<void> {
    this.#running = await this.#begin();
    this.#watching = this.#watch(this.#running);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running?.stop();
    await this.#watching;
  }

  async #watch(first: Running): Promise<void> {
    let running: Running | null = first;
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await running?.ended;
      if (signal.aborted) return;
      await pause(AGAIN_MILLISECONDS, undefined, { signal }).catch(() => undefined);
      running = await this.#beginAgain();
    }
  }

  async #beginAgain(): Promise<Running | null> {
    if (this.#stopped.signal.aborted) return null;
    try {
      const running = await this.#begin();
      this.#running = running;
      if (this.#stopped.signal.aborted) await running.stop();
      return running;
    } catch (fault) {
      this.#onFault(fault);
      return null;
    }
  }
}
