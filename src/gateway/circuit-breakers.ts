import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { OutsideFault } from '../kernel/index.ts';

/** So many calls in a row that came to nothing, and the service is left alone. */
const FAILURES_IN_A_ROW = 5;

/**
 * A circuit breaker for each service: one that does not answer is left alone for a while, whoever asks meanwhile is told so
 * at once, and the others behind the same address are asked as before.
 */
export class CircuitBreakers {
  readonly #rest: number;
  readonly #breakers = new Map<string, CircuitBreakerPolicy>();

  /** `rest`: milliseconds for which a service is left alone. */
  constructor(rest: number) {
    this.#rest = rest;
  }

  /** Throws what `call` throws, and OutsideFault UNREACHABLE for a service that is being left alone. */
  async guard<Answer>(service: string, call: () => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#of(service).execute(call);
    } catch (fault) {
      if (fault instanceof BrokenCircuitError) throw new OutsideFault('UNREACHABLE', { cause: fault });
      throw fault;
    }
  }

  /** A refusal is no failure: who refuses is there. */
  #of(service: string): CircuitBreakerPolicy {
    const known = this.#breakers.get(service);
    if (known !== undefined) return known;
    const breaker = circuitBreaker(
      handleWhen((fault) => fault instanceof OutsideFault && fault.reason !== 'REFUSED'),
      { halfOpenAfter: this.#rest, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) },
    );
    this.#breakers.set(service, breaker);
    return breaker;
  }
}
