import { type Clock, DomainError, type IdempotencyKey, requireUsableKey } from '../kernel/index.ts';
import { type Database, KEY_LIFETIME_MILLISECONDS, type Transaction } from '../postgres/index.ts';
import { asViewer } from './person.ts';
import type { SessionRegistry } from './session-registry.ts';
import type { OpenSession, SessionStore } from './session-store.ts';
import { hashRefreshToken, type SessionGrant, type Sessions } from './sessions.ts';
import type { Viewer } from './viewer.ts';

interface RefreshSessionPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly sessions: Sessions;
  readonly registry: SessionRegistry;
}

type Refusal = 'SESSION_REUSED' | 'REFRESH_TOKEN_INVALID';

export class RefreshSession {
  readonly #ports: RefreshSessionPorts;

  constructor(ports: RefreshSessionPorts) {
    this.#ports = ports;
  }

  /**
   * New tokens for old: the old refresh token is used up. SESSION_REUSED where it was used before, since then one
   * of two holders stole it, and the session ends; REFRESH_TOKEN_INVALID where it is unknown, out of date, or its
   * session is over. RFC 9700, section 4.14.2. Whoever names the call by a key may repeat it for a day, until the new
   * refresh token is used: the answer has that same one again.
   */
  async run(refreshToken: string, key: IdempotencyKey | null = null): Promise<SessionGrant> {
    if (key !== null) requireUsableKey(key);
    const hash = hashRefreshToken(refreshToken);
    const successor = key === null ? null : this.#ports.sessions.successor(refreshToken, key);
    /* The refusal leaves the transaction as a value, so that what it wrote is committed. */
    const outcome = await this.#ports.database.transaction((transaction) =>
      this.#renew(transaction, hash, successor),
    );
    if (typeof outcome === 'string') throw new DomainError(outcome, { path: ['refreshToken'] });
    return outcome;
  }

  async #renew(
    transaction: Transaction,
    hash: Buffer,
    successor: string | null,
  ): Promise<SessionGrant | Refusal> {
    const { clock, store, sessions } = this.#ports;
    const now = clock.now();
    const sessionId = await store.use(transaction, hash, now);
    if (sessionId === null) {
      const repeated = successor === null ? null : await this.#repeat(transaction, hash, successor, now);
      return repeated ?? this.#refuse(transaction, hash, now);
    }
    const row = await store.lockOpen(transaction, sessionId, now);
    if (row === null) return 'REFRESH_TOKEN_INVALID';
    return sessions.renew(transaction, viewerOf(row), new Date(row.session_expires_at), successor);
  }

  /** The answer of the call that used this token up with this key; null where there is none, or it was made use of. */
  async #repeat(
    transaction: Transaction,
    hash: Buffer,
    successor: string,
    now: Date,
  ): Promise<SessionGrant | null> {
    const { store, sessions } = this.#ports;
    const token = await store.find(transaction, hash);
    const next = await store.find(transaction, hashRefreshToken(successor));
    if (next === null || next.used_at !== null || next.session_id !== token?.session_id) return null;
    if (Date.parse(next.created_at) <= now.getTime() - KEY_LIFETIME_MILLISECONDS) return null;
    const row = await store.lockOpen(transaction, next.session_id, now);
    return row === null ? null : sessions.repeat(viewerOf(row), new Date(row.session_expires_at), successor);
  }

  async #refuse(transaction: Transaction, hash: Buffer, now: Date): Promise<Refusal> {
    const { store, registry } = this.#ports;
    const token = await store.find(transaction, hash);
    if (token === null || token.used_at === null) return 'REFRESH_TOKEN_INVALID';
    await store.end(transaction, token.session_id, 'REUSE', now);
    transaction.afterCommit(() => registry.end(token.session_id, now));
    return 'SESSION_REUSED';
  }
}

function viewerOf({ session_id, session_expires_at: _, session_login, ...person }: OpenSession): Viewer {
  return asViewer(person, session_id, session_login);
}
