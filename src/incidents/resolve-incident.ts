import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { lockIncident, settleIncident } from './incident-store.ts';

const MAX_REASON = 2000;

/** Settles an incident without doing what failed: what was done about it instead is said in words. */
export class ResolveIncident {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(ports: { database: Database; clock: Clock }) {
    this.#database = ports.database;
    this.#clock = ports.clock;
  }

  /** @throws DomainError INCIDENT_NOT_FOUND, INCIDENT_SETTLED, NOTE_REQUIRED, NOTE_TOO_LONG */
  async run(
    administrator: { readonly id: string; readonly name: string },
    id: string,
    words: string,
  ): Promise<void> {
    const reason = checkedReason(words);
    await this.#database.transaction(async (transaction) => {
      const incident = await lockIncident(transaction, id);
      if (incident === null) throw new DomainError('INCIDENT_NOT_FOUND', { path: ['id'] });
      if (incident.state !== 'OPEN') throw new DomainError('INCIDENT_SETTLED', { path: ['id'] });
      const at = this.#clock.now();
      await settleIncident(transaction, id, { state: 'RESOLVED', by: administrator, reason, at });
    });
  }
}

function checkedReason(words: string): string {
  const reason = words.trim();
  if (reason === '') throw new DomainError('NOTE_REQUIRED', { path: ['reason'] });
  if (reason.length <= MAX_REASON) return reason;
  throw new DomainError('NOTE_TOO_LONG', { path: ['reason'], values: { limit: MAX_REASON } });
}
