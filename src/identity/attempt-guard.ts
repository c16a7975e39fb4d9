import { type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { type AttemptCounters, attemptCounters, counterKey } from './attempt-counters.ts';
import { ATTEMPT_LIMITS, type AttemptLimits } from './attempt-limits.ts';
import { clientNetwork } from './client-network.ts';

interface Spent {
  readonly counter: RateLimiterPostgres;
  readonly key: string;
}

/** A try to log in that may go ahead. It counts as failed until it is said to have succeeded. */
export interface Attempt {
  succeeded(): Promise<void>;
}

/**
 * Slows whoever guesses passwords, and not the owner of the account: a network from which the account was entered
 * before answers for its own failures only. Each try is counted before the password is looked at, so that many at
 * once get no further than one after the other.
 */
export class AttemptGuard {
  readonly #limits: AttemptLimits;
  readonly #counters: AttemptCounters;

  constructor(database: Database, limits: AttemptLimits = ATTEMPT_LIMITS) {
    this.#limits = limits;
    this.#counters = attemptCounters(database, limits);
  }

  /** Lets a try with `account` from `address` go ahead, or throws TOO_MANY_ATTEMPTS with the seconds to wait. */
  async enter(account: string, address: string): Promise<Attempt> {
    const network = clientNetwork(address);
    const pair = counterKey(account, network);
    const stranger = (await this.#counters.known.get(pair)) === null;
    const spent: Spent[] = [];
    try {
      await this.#passPair(pair, spent);
      if (stranger) {
        await spend(this.#counters.networks, counterKey(network), spent);
        await spend(this.#counters.logins, counterKey(account), spent);
      }
    } catch (error) {
      await giveBack(spent);
      throw error;
    }
    return { succeeded: () => this.#succeed(pair, spent) };
  }

  /**
   * Lets a try from `address` go ahead that names its account by a signature, or throws TOO_MANY_ATTEMPTS. Nobody guesses
   * a signature: what is bounded is the work of judging wrong ones, together with the network's wrong passwords.
   */
  async enterUnnamed(address: string): Promise<Attempt> {
    const spent: Spent[] = [];
    await spend(this.#counters.networks, counterKey(clientNetwork(address)), spent);
    return { succeeded: () => giveBack(spent) };
  }

  /**
   * Lets a check of a paper, or of what a register has of one, from `address` go ahead, or throws TOO_MANY_ATTEMPTS: nobody
   * finds papers by trying numbers.
   * It succeeds when there is such a paper.
   */
  async enterCheck(address: string): Promise<Attempt> {
    const spent: Spent[] = [];
    await spend(this.#counters.checks, counterKey(clientNetwork(address)), spent);
    return { succeeded: () => giveBack(spent) };
  }

  /** Makes `address` known for `account`: it was opened from there. */
  async welcome(account: string, address: string): Promise<void> {
    await this.#remember(counterKey(account, clientNetwork(address)));
  }

  /** Counts a registration from `address`, or throws TOO_MANY_ATTEMPTS. */
  async enterRegistration(address: string): Promise<void> {
    await spend(this.#counters.registrations, counterKey(clientNetwork(address)), []);
  }

  /** Counts a challenge given to `address`, or throws TOO_MANY_ATTEMPTS. */
  async enterChallenge(address: string): Promise<void> {
    await spend(this.#counters.challenges, counterKey(clientNetwork(address)), []);
  }

  /** Counts a request that the system of that BIN brings for somebody, or throws TOO_MANY_ATTEMPTS. */
  async enterBrought(bin: string, iin: string): Promise<void> {
    const spent: Spent[] = [];
    await spend(this.#counters.brought, counterKey(bin), spent);
    try {
      await spend(this.#counters.broughtFor, counterKey(iin), spent);
    } catch (error) {
      await giveBack(spent);
      throw error;
    }
  }

  async #passPair(pair: string, spent: Spent[]): Promise<void> {
    const { free, firstWait, longestWait } = this.#limits.pair;
    const { pairs, gates } = this.#counters;
    const { consumedPoints } = await pairs.penalty(pair);
    spent.push({ counter: pairs, key: pair });
    if (consumedPoints < free) return;
    const wait = Math.min(longestWait, firstWait * 2 ** (consumedPoints - free));
    await spend(gates, pair, spent, wait);
  }

  async #succeed(pair: string, spent: readonly Spent[]): Promise<void> {
    const { pairs, gates } = this.#counters;
    const shared = spent.filter(({ counter }) => counter !== pairs && counter !== gates);
    await Promise.all([pairs.delete(pair), gates.delete(pair), giveBack(shared), this.#remember(pair)]);
  }

  async #remember(pair: string): Promise<void> {
    await this.#counters.known.set(pair, 1, this.#limits.knownFor);
  }
}

async function spend(
  counter: RateLimiterPostgres,
  key: string,
  spent: Spent[],
  seconds: number = counter.duration,
): Promise<void> {
  try {
    await counter.consume(key, 1, { customDuration: seconds });
    spent.push({ counter, key });
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const wait = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    throw new DomainError('TOO_MANY_ATTEMPTS', { values: { seconds: wait } });
  }
}

async function giveBack(spent: readonly Spent[]): Promise<void> {
  await Promise.all(spent.map(({ counter, key }) => counter.reward(key)));
}
