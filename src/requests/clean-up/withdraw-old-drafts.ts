import type { Clock } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../postgres/index.ts';
import type { RequestMover } from '../move-request.ts';
import { findRequest, NOBODY } from '../request-store.ts';

interface Ports {
  readonly database: Database;
  readonly mover: RequestMover;
  readonly clock: Clock;
}

/** Days after which a draft that nobody touched is taken back. */
const DRAFT_DAYS = 90;

/**
 * Takes back drafts that nobody touched for long, as their applicants would; they are told. What was paid for one is
 * given back. One draft is one transaction, and any number of nodes may do it at once.
 */
export class WithdrawOldDrafts {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(): Promise<void> {
    const { database, clock } = this.#ports;
    const before = new Date(clock.now().getTime() - DRAFT_DAYS * 86_400_000);
    while (await database.transaction((transaction) => this.#withdrawNext(transaction, before))) {
      /* until none is left that nobody else has */
    }
  }

  async #withdrawNext(transaction: Transaction, before: Date): Promise<boolean> {
    const { mover } = this.#ports;
    const [old] = await transaction.query<{ id: string }>(
      `SELECT r.id FROM request r
       WHERE r.sent_at IS NULL AND r.ended_at IS NULL AND r.touched_at < $1
       ORDER BY r.touched_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
      [before],
    );
    const request = old === undefined ? null : await findRequest(transaction, old.id);
    if (request === null) return false;
    await mover.end(transaction, request, 'WITHDRAWN', NOBODY, {
      type: 'DRAFT_WITHDRAWN',
      values: { days: DRAFT_DAYS },
    });
    return true;
  }
}
