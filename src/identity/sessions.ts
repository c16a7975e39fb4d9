import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Clock, IdempotencyKey, Login } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { ACCESS_TOKEN_SECONDS, type AccessTokens } from './access-token.ts';
import { asViewer, type Person } from './person.ts';
import type { SessionStore } from './session-store.ts';
import type { Viewer } from './viewer.ts';

/**
 * Days that a session lasts, however busy: NIST SP 800-63B, section 4.1.3 asks to log in again after thirty.
 * Its refresh tokens last as long as it does.
 */
const SESSION_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;
const TOKEN_BYTES = 32;

/** What somebody who has logged in is handed. */
export interface SessionGrant {
  readonly accessToken: string;
  /** 256 random bits in base64url; only its hash is kept. */
  readonly refreshToken: string;
  /** When the access token expires. */
  readonly expiresAt: Date;
  readonly viewer: Viewer;
}

interface SessionsPorts {
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly accessTokens: AccessTokens;
  /** Secret: makes the successor of a refresh token where the caller names the call. */
  readonly tokenKey: Uint8Array;
}

/** Opens sessions and keeps them going. */
export class Sessions {
  readonly #ports: SessionsPorts;

  constructor(ports: SessionsPorts) {
    this.#ports = ports;
  }

  async open(queryable: Queryable, person: Person, login: Login): Promise<SessionGrant> {
    const now = this.#ports.clock.now();
    const until = new Date(now.getTime() + SESSION_DAYS * DAY);
    const refreshToken = newRefreshToken();
    const hash = hashRefreshToken(refreshToken);
    const sessionId = await this.#ports.store.open(
      queryable,
      { personId: person.id, tokenHash: hash, login },
      now,
      until,
    );
    return this.#grant(asViewer(person, sessionId, login), refreshToken, until);
  }

  /** A new pair of tokens for a session that lasts until `until`; the refresh token is `successor` where one is given. */
  async renew(
    queryable: Queryable,
    viewer: Viewer,
    until: Date,
    successor: string | null,
  ): Promise<SessionGrant> {
    const refreshToken = successor ?? newRefreshToken();
    const hash = hashRefreshToken(refreshToken);
    await this.#ports.store.addToken(queryable, viewer.sessionId, hash, this.#ports.clock.now(), until);
    return this.#grant(viewer, refreshToken, until);
  }

  /** The pair whose refresh token was written before, and whose answer may have been lost. */
  repeat(viewer: Viewer, until: Date, successor: string): Promise<SessionGrant> {
    return this.#grant(viewer, successor, until);
  }

  /** What a refresh token is followed by in a call of that key: the same whenever it is worked out, and nobody's guess. */
  successor(refreshToken: string, { value }: IdempotencyKey): string {
    const text = JSON.stringify(['qyzmet/refresh-token', refreshToken, value]);
    return createHmac('sha256', this.#ports.tokenKey).update(text).digest('base64url');
  }

  async #grant(viewer: Viewer, refreshToken: string, until: Date): Promise<SessionGrant> {
    const { clock, accessTokens } = this.#ports;
    /* Whole seconds, as the token itself counts. */
    const wished = Math.floor(clock.now().getTime() / 1000 + ACCESS_TOKEN_SECONDS) * 1000;
    const expiresAt = new Date(Math.min(wished, Math.floor(until.getTime() / 1000) * 1000));
    return { accessToken: await accessTokens.issue(viewer, expiresAt), refreshToken, expiresAt, viewer };
  }
}

export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function newRefreshToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
