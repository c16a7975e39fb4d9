import { type Clock, OutsideFault } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import { packed } from './envelope.ts';
import { keepExchanged } from './envelope-store.ts';
import { layOut } from './fetched-message-store.ts';
import type { Exchanged, Gateway, ToldRequest, ToldResult } from './gateway.ts';
import {
  deliveryAgain,
  markDelivered,
  markFailed,
  type QueuedMessage,
  requeueMessage,
  takeNext,
  wakeDelivery,
} from './message-store.ts';

/** Whom messages are about: told in the transaction that marks one as delivered. */
export interface ExchangeSubjects {
  /** What the system that is to work on it is told of it. */
  describe(subjectId: string): Promise<ToldRequest>;
  /** What a system is told of its result; null while there is none. */
  describeResult(subjectId: string): Promise<ToldResult | null>;
  onDelivered(transaction: Transaction, subjectId: string, settles: string): Promise<void>;
  /** In the transaction that marks one as failed. */
  onGivenUp(transaction: Transaction, subjectId: string, failed: FailedMessage): Promise<void>;
  /** The gateway did not answer when it was asked then. */
  onSilence(transaction: Transaction, subjectId: string, since: Date): Promise<void>;
}

/** A message that failed for good. */
export interface FailedMessage {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly attempts: number;
  readonly reason: OutsideFault['reason'];
  /** The job that sends it after all. */
  readonly retry: { task: string; payload: object; key: string; queue: string };
}

interface DeliverMessagesPorts {
  readonly database: Database;
  readonly gateway: Gateway;
  readonly subjects: ExchangeSubjects;
  /** Systems that fetch what is for them; nothing is sent to them. */
  readonly fetchers: readonly string[];
  readonly clock: Clock;
}

/** After so many attempts, backed off over days, a message has failed for good; those behind it are sent. */
export const MAX_ATTEMPTS = 20;

/**
 * Sends what is queued about one subject, in the ledger's order; what its receiver fetches is laid out for it. The gateway is asked outside any transaction; one that
 * does not answer leaves the message queued, and the job that calls this tries again later. A message that was sent twice
 * is told apart by its id.
 */
export class DeliverMessages {
  readonly #ports: DeliverMessagesPorts;

  constructor(ports: DeliverMessagesPorts) {
    this.#ports = ports;
  }

  /** With `again`, a message that had been given up is sent, too. */
  async run(subjectId: string, again: string | null): Promise<void> {
    const { database, fetchers, clock } = this.#ports;
    if (again !== null) await requeueMessage(database, again);
    await layOut(database, subjectId, fetchers, clock.now());
    for (;;) {
      const message = await takeNext(database, subjectId, fetchers, clock.now());
      if (message === null) return;
      const exchanged = await this.#send(subjectId, message);
      if (exchanged === null) return;
      await this.#settle(subjectId, message, exchanged);
    }
  }

  /** Null when it was given up: what is behind it has a job of its own, with all its attempts. */
  async #send(subjectId: string, message: QueuedMessage): Promise<Exchanged | null> {
    const { database, gateway, subjects, clock } = this.#ports;
    const { id, from, to, kind, action, shows } = message;
    const at = clock.now();
    const payload = await payloadOf(subjects, subjectId, kind);
    try {
      return await gateway.send({
        messageId: id,
        from,
        to,
        kind,
        correlationId: subjectId,
        at,
        action,
        shows,
        ...payload,
      });
    } catch (fault) {
      if (!(fault instanceof OutsideFault)) throw fault;
      await database.transaction((transaction) => subjects.onSilence(transaction, subjectId, at));
      if (message.attempts < MAX_ATTEMPTS) throw fault;
      await this.#giveUp(subjectId, message, fault.reason);
      return null;
    }
  }

  async #giveUp(subjectId: string, message: QueuedMessage, reason: OutsideFault['reason']): Promise<void> {
    const { database, subjects } = this.#ports;
    const { id, from, to, kind, attempts } = message;
    await database.transaction(async (transaction) => {
      await markFailed(transaction, id, reason);
      await subjects.onGivenUp(transaction, subjectId, {
        id,
        from,
        to,
        kind,
        attempts,
        reason,
        retry: deliveryAgain(subjectId, id),
      });
      await wakeDelivery(transaction, subjectId);
    });
  }

  /** With what travelled beside the line: of those that were sent twice, what the line was first marked by. */
  async #settle(
    subjectId: string,
    { id: messageId, settles }: QueuedMessage,
    exchanged: Exchanged,
  ): Promise<void> {
    const { database, subjects, clock } = this.#ports;
    const [sent, answered] = [await packed(exchanged.sent), await packed(exchanged.answered)];
    await database.transaction(async (transaction) => {
      const at = clock.now();
      if (!(await markDelivered(transaction, messageId, at))) return;
      await keepExchanged(transaction, { subjectId, messageId, at }, { sent, answered });
      if (settles !== null) await subjects.onDelivered(transaction, subjectId, settles);
    });
  }
}

/** What a message of that kind brings along. */
export async function payloadOf(
  subjects: Pick<ExchangeSubjects, 'describe' | 'describeResult'>,
  subjectId: string,
  kind: string,
): Promise<{ readonly request: ToldRequest | null; readonly result: ToldResult | null }> {
  return {
    request: kind === 'REQUEST' ? await subjects.describe(subjectId) : null,
    result: kind === 'RESULT' ? await subjects.describeResult(subjectId) : null,
  };
}
