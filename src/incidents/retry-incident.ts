import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { lockIncident, queueAgain, settleIncident } from './incident-store.ts';

/** Puts what failed back into the queue, where it has all its attempts anew. */
export class RetryIncident {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(ports: { database: Database; clock: Clock }) {
    this.#database = ports.database;
    this.#clock = ports.clock;
  }

  /** @throws DomainError INCIDENT_NOT_FOUND, INCIDENT_SETTLED, INCIDENT_NOT_RETRIABLE */
  async run(administrator: { readonly id: string; readonly name: string }, id: string): Promise<void> {
    await this.#database.transaction(async (transaction) => {
      const incident = await lockIncident(transaction, id);
      if (incident === null) throw new DomainError('INCIDENT_NOT_FOUND', { path: ['id'] });
      if (incident.state !== 'OPEN') throw new DomainError('INCIDENT_SETTLED', { path: ['id'] });
      if (incident.job === null) throw new DomainError('INCIDENT_NOT_RETRIABLE', { path: ['id'] });
      await queueAgain(transaction, incident.job);
      const at = this.#clock.now();
      await settleIncident(transaction, id, { state: 'RETRIED', by: administrator, reason: null, at });
    });
  }
}
