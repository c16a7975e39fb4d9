import type { Queryable } from '../postgres/index.ts';

/** Rows out of date that one insert clears away, so that none of them has to clear many. */
const CLEARED = 100;

/** Challenges that were given out and not used yet, by hash; the same for every node. */
export class LoginChallengeStore {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  async insert(hash: Buffer, at: Date, until: Date): Promise<void> {
    await this.#database.query(
      `WITH cleared AS (
         DELETE FROM login_challenge WHERE hash IN (
           SELECT hash FROM login_challenge WHERE expires_at <= $2 LIMIT $4 FOR UPDATE SKIP LOCKED)
       )
       INSERT INTO login_challenge (hash, issued_at, expires_at) VALUES ($1, $2, $3)`,
      [hash, at, until, CLEARED],
    );
  }

  /** Whether it may still be used. */
  async isOpen(hash: Buffer, at: Date): Promise<boolean> {
    const rows = await this.#database.query(
      'SELECT hash FROM login_challenge WHERE hash = $1 AND expires_at > $2',
      [hash, at],
    );
    return rows.length === 1;
  }

  /** Uses it up; of two calls with one challenge only one is told true. */
  async use(hash: Buffer, at: Date): Promise<boolean> {
    const rows = await this.#database.query(
      'DELETE FROM login_challenge WHERE hash = $1 AND expires_at > $2 RETURNING hash',
      [hash, at],
    );
    return rows.length === 1;
  }
}
