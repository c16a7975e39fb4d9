import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import { asViewer } from './person.ts';
import type { SessionRegistry } from './session-registry.ts';
import type { SessionStore } from './session-store.ts';
import { hashRefreshToken, type SessionGrant, type Sessions } from './sessions.ts';

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
   * session is over. RFC 9700, section 4.14.2.
   */
  async run(refreshToken: string): Promise<SessionGrant> {
    const hash = hashRefreshToken(refreshToken);
    /* The refusal leaves the transaction as a value, so that what it wrote is committed. */
    const outcome = await this.#ports.database.transaction((transaction) => this.#renew(transaction, hash));
    if (typeof outcome === 'string') throw new DomainError(outcome, { path: ['refreshToken'] });
    return outcome;
  }

  async #renew(transaction: Transaction, hash: Buffer): Promise<SessionGrant | Refusal> {
    const { clock, store, sessions } = this.#ports;
    const now = clock.now();
    const sessionId = await store.use(transaction, hash, now);
    if (sessionId === null) return this.#refuse(transaction, hash, now);
    const row = await store.lockOpen(transaction, sessionId, now);
    if (row === null) return 'REFRESH_TOKEN_INVALID';
    const { session_id, session_expires_at, session_login, ...person } = row;
    const viewer = asViewer(person, session_id, session_login);
    return sessions.renew(transaction, viewer, new Date(session_expires_at));
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
