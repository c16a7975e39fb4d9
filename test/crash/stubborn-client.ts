import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, Client } from '../support/client.ts';
import type { Tally } from './tally.ts';

const AGAIN_MILLISECONDS = 100;
const PATIENCE_MILLISECONDS = 15_000;

/**
 * Does what repeating.md asks of a client: names each call by a key of its own, and makes it again with that key until an
 * answer comes.
 */
export class StubbornClient extends Client {
  readonly #tally: Tally;

  constructor(url: string, tally: Tally) {
    super(url);
    this.#tally = tally;
  }

  override async ask<Data = Record<string, unknown>>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Answer<Data>> {
    const key = { 'idempotency-key': `"${randomUUID()}"` };
    for (;;) {
      const answer = await this.#attempt<Data>(query, variables, key);
      if (answer !== null) return answer;
      this.#tally.count('retries');
      await pause(AGAIN_MILLISECONDS);
    }
  }

  /** Null where the answer was lost, or says that something is out of order. */
  async #attempt<Data>(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    headers: Record<string, string>,
  ): Promise<Answer<Data> | null> {
    const late = Promise.withResolvers<null>();
    const timer = setTimeout(() => late.resolve(null), PATIENCE_MILLISECONDS);
    try {
      const answer = await Promise.race([super.ask<Data>(query, variables, headers), late.promise]);
      const isOutOfOrder = answer?.errors?.some(({ extensions }) => extensions.code === 'INTERNAL') === true;
      return answer === null || answer.status >= 500 || isOutOfOrder ? null : answer;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}
