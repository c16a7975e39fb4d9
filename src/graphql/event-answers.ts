import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import type { EdgeContext } from './context.ts';
import { type LiveSettings, leaving } from './live.ts';

/** The payload of an answer, as it goes out. */
type Answer = string | Promise<string>;

export interface AskedOfEvents extends ExecutionArgs {
  readonly contextValue: EdgeContext;
  /** Of operations that are answered alike; null for one that is answered by itself. */
  readonly shared: string | null;
}

/** Answers to events as text: worked out and written once for all who ask the same in the same language. */
export class EventAnswers {
  readonly #settings: Pick<LiveSettings, 'onUnexpected'>;
  readonly #known = new WeakMap<object, Map<string, Answer>>();

  constructor(settings: Pick<LiveSettings, 'onUnexpected'>) {
    this.#settings = settings;
  }

  of(event: object, asked: AskedOfEvents): Answer {
    if (asked.shared === null) return this.#workOut(event, asked);
    const answers = this.#known.get(event) ?? new Map<string, Answer>();
    const known = answers.get(asked.shared);
    if (known !== undefined) return known;
    const answer = this.#workOut(event, asked);
    answers.set(asked.shared, answer);
    this.#known.set(event, answers);
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
