import type { Login } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { Person } from './person.ts';

/** The channel on which nodes tell each other that a session has ended; the payload is its id. */
export const SESSION_ENDED_CHANNEL = 'session_ended';

export type EndReason = 'LOGOUT' | 'REUSE';

export interface StoredRefreshToken {
  readonly session_id: string;
  readonly used_at: string | null;
  readonly created_at: string;
}

export interface OpenSession extends Person {
  readonly session_id: string;
  readonly session_expires_at: string;
  readonly session_login: Login;
}

export class SessionStore {
  /** A new session with its first refresh token; answers the session's id. */
  async open(
    queryable: Queryable,
    session: { readonly personId: string; readonly tokenHash: Buffer; readonly login: Login },
    at: Date,
    until: Date,
  ): Promise<string> {
    const [row] = await queryable.query<{ session_id: string }>(
      `WITH opened AS (
         INSERT INTO session (person_id, created_at, expires_at, login) VALUES ($1, $3, $4, $5) RETURNING id
       )
       INSERT INTO refresh_token (hash, session_id, created_at, expires_at)
       SELECT $2, id, $3, $4 FROM opened
       RETURNING session_id`,
      [session.personId, session.tokenHash, at, until, session.login],
    );
    if (row === undefined) throw new Error('the session was not written');
    return row.session_id;
  }

  /** Marks an unused token as used; of two calls with one token only one gets the session's id, the other null. */
  async use(queryable: Queryable, tokenHash: Buffer, at: Date): Promise<string | null> {
    const [row] = await queryable.query<{ session_id: string }>(
      `UPDATE refresh_token SET used_at = $2
       WHERE hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING session_id`,
      [tokenHash, at],
    );
    return row?.session_id ?? null;
  }

  async find(queryable: Queryable, tokenHash: Buffer): Promise<StoredRefreshToken | null> {
    const [row] = await queryable.query<StoredRefreshToken>(
      `SELECT session_id, used_at, created_at FROM refresh_token WHERE hash = $1`,
      [tokenHash],
    );
    return row ?? null;
  }

  /** The session while it lasts, locked so that it cannot end while it is being renewed; its person as of now. */
  async lockOpen(queryable: Queryable, sessionId: string, at: Date): Promise<OpenSession | null> {
    const [row] = await queryable.query<OpenSession>(
      `SELECT session.id AS session_id, session.expires_at AS session_expires_at, session.login AS session_login,
         person.id, name, iin, bin, role, organisation, language
       FROM session JOIN person ON person.id = person_id
       WHERE session.id = $1 AND ended_at IS NULL AND expires_at > $2
       FOR UPDATE OF session`,
      [sessionId, at],
    );
    return row ?? null;
  }

  async addToken(
    queryable: Queryable,
    sessionId: string,
    tokenHash: Buffer,
    at: Date,
    until: Date,
  ): Promise<void> {
    await queryable.query(
      `INSERT INTO refresh_token (hash, session_id, created_at, expires_at) VALUES ($1, $2, $3, $4)`,
      [tokenHash, sessionId, at, until],
    );
  }

  /** Ends a session and tells every node on commit; nothing happens to one that has ended before. */
  async end(queryable: Queryable, sessionId: string, reason: EndReason, at: Date): Promise<void> {
    await queryable.query(
      `WITH ended AS (
         UPDATE session SET ended_at = $3, end_reason = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id
       )
       SELECT pg_notify($4, id::text) FROM ended`,
      [sessionId, reason, at, SESSION_ENDED_CHANNEL],
    );
  }

  async listEndedSince(queryable: Queryable, since: Date): Promise<{ id: string; ended_at: string }[]> {
    return queryable.query(`SELECT id, ended_at FROM session WHERE ended_at > $1`, [since]);
  }
}
