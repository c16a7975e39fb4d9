import { createHash } from 'node:crypto';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Database } from '../postgres/index.ts';
import type { AttemptLimits } from './attempt-limits.ts';

export interface AttemptCounters {
  readonly pairs: RateLimiterPostgres;
  /** Open once in as long as the pair has to wait. */
  readonly gates: RateLimiterPostgres;
  readonly networks: RateLimiterPostgres;
  readonly logins: RateLimiterPostgres;
  readonly known: RateLimiterPostgres;
  readonly registrations: RateLimiterPostgres;
  readonly checks: RateLimiterPostgres;
  readonly challenges: RateLimiterPostgres;
  readonly brought: RateLimiterPostgres;
  readonly broughtFor: RateLimiterPostgres;
}

/** Counters in the table login_attempt, so that all nodes count together. Their time is the library's. */
export function attemptCounters(database: Database, limits: AttemptLimits): AttemptCounters {
  const counter = (keyPrefix: string, points: number, duration: number, clearExpiredByTimeout = false) =>
    new RateLimiterPostgres({
      storeClient: storeClient(database),
      storeType: 'client',
      tableName: 'login_attempt',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
      clearExpiredByTimeout,
    });
  const { pair, network, login, registrations, checks, challenges, knownFor, brought, broughtFor } = limits;
  return {
    pairs: counter('pair', pair.free, pair.window, true),
    gates: counter('gate', 1, pair.longestWait),
    networks: counter('network', network.count, network.seconds),
    logins: counter('login', login.count, login.seconds),
    known: counter('known', 1, knownFor),
    registrations: counter('registration', registrations.count, registrations.seconds),
    checks: counter('check', checks.count, checks.seconds),
    challenges: counter('challenge', challenges.count, challenges.seconds),
    brought: counter('brought', brought.count, brought.seconds),
    broughtFor: counter('brought-for', broughtFor.count, broughtFor.seconds),
  };
}

/** Neither logins nor addresses are kept in the clear. */
export function counterKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What the library asks of a pg client. */
function storeClient(database: Database) {
  return {
    query: async ({ text, values }: { text: string; values?: readonly unknown[] }) => {
      const rows = await database.query<object>(text, values ?? []);
      return { rows, rowCount: rows.length };
    },
  };
}
