import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { EdgeContext } from './context.ts';
import { type LiveSettings, leaving } from './live.ts';

/** The payload of an answer, as it goes out. */
type Answer = string | Promise<string>;

export interface AskedOfEvents extends ExecutionArgs {
  readonly contextValue: EdgeContext;
  /** Of operations that are answered alike; null for one that is answered by itself. */
  readonly shared: string | null;
}

/** Of how many different questions the last answer is kept. */
const MAX_QUESTIONS = 1_000;

/**
 * Answers to events as text: worked out and written once for all who ask the same in the same language. Everybody is told
 * of one event before the next, so the last answer to each question is the one that others wait for.
 */
export class EventAnswers {
  readonly #settings: Pick<LiveSettings, 'onUnexpected'>;
  readonly #last = new LRUCache<string, { readonly event: object; readonly answer: Answer }>({
    max: MAX_QUESTIONS,
  });

  constructor(settings: Pick<LiveSettings, 'onUnexpected'>) {
    this.#settings = settings;
  }

  of(event: object, asked: AskedOfEvents): Answer {
    if (asked.shared === null) return this.#workOut(event, asked);
    const last = this.#last.get(asked.shared);
    if (last?.event === event) return last.answer;
    const answer = this.#workOut(event, asked);
    this.#last.set(asked.shared, { event, answer });
    return answer;
  }

  #workOut(event: object, asked: AskedOfEvents): Answer {
    const result = execute({ ...asked, rootValue: event });
    return result instanceof Promise
      ? result.then((settled) => this.#write(settled, asked.contextValue))
      : this.#write(result, asked.contextValue);
  }

  #write({ data = null, errors }: ExecutionResult, context: EdgeContext): string {
    if (errors === undefined) return JSON.stringify({ data });
    return JSON.stringify({
      errors: leaving(errors, context, this.#settings).map((error) => error.toJSON()),
      data,
    });
  }
}
