import { type Clock, OutsideFault } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import type { Gateway } from './gateway.ts';
import { markDelivered, markFailed, type QueuedMessage, takeNext } from './message-store.ts';

/** Whom messages are about: told in the transaction that marks one as delivered. */
export interface ExchangeSubjects {
  onDelivered(transaction: Transaction, subjectId: string, settles: string): Promise<void>;
  /** The gateway did not answer when it was asked then. */
  onSilence(transaction: Transaction, subjectId: string, since: Date): Promise<void>;
}

interface DeliverMessagesPorts {
  readonly database: Database;
  readonly gateway: Gateway;
  readonly subjects: ExchangeSubjects;
  readonly clock: Clock;
}

/** After so many attempts, backed off over days, a message has failed for good. */
const MAX_ATTEMPTS = 20;

/**
 * Sends what is queued about one subject, in the ledger's order. The gateway is asked outside any transaction; one that
 * does not answer leaves the message queued, and the job that calls this tries again later. A message that was sent twice
 * is told apart by its id.
 */
export class DeliverMessages {
  readonly #ports: DeliverMessagesPorts;

  constructor(ports: DeliverMessagesPorts) {
    this.#ports = ports;
  }

  async run(subjectId: string): Promise<void> {
    const { database, clock } = this.#ports;
    for (;;) {
      const message = await takeNext(database, subjectId, clock.now());
      if (message === null) return;
      await this.#send(subjectId, message);
      await this.#settle(subjectId, message);
    }
  }

  async #send(subjectId: string, message: QueuedMessage): Promise<void> {
    const { database, gateway, subjects, clock } = this.#ports;
    const { id, from, to, kind } = message;
    const at = clock.now();
    try {
      await gateway.send({ messageId: id, from, to, kind, correlationId: subjectId, at });
    } catch (fault) {
      if (fault instanceof OutsideFault) {
        if (message.attempts >= MAX_ATTEMPTS) await markFailed(database, id, fault.reason);
        await database.transaction((transaction) => subjects.onSilence(transaction, subjectId, at));
      }
      throw fault;
    }
  }

  async #settle(subjectId: string, { id, settles }: QueuedMessage): Promise<void> {
    const { database, subjects, clock } = this.#ports;
    await database.transaction(async (transaction) => {
      const first = await markDelivered(transaction, id, clock.now());
      if (first && settles !== null) await subjects.onDelivered(transaction, subjectId, settles);
    });
  }
}
