import type { Queryable } from '../postgres/index.ts';
import { type ExchangeSubjects, payloadOf } from './deliver-messages.ts';
import { messagesWaiting, type WaitingFilter, type WaitingMessage } from './fetched-message-store.ts';
import type { OutgoingMessage } from './gateway.ts';
import { mayBeOurs } from './message-number.ts';

interface WaitingPorts {
  readonly database: Queryable;
  readonly subjects: Pick<ExchangeSubjects, 'describe' | 'describeResult'>;
}

/**
 * What waits for a system that fetches its messages. Reading changes nothing: a message waits until its receiver says that
 * it has it, or that it will not have it.
 */
export class WaitingMessages {
  readonly #ports: WaitingPorts;

  constructor(ports: WaitingPorts) {
    this.#ports = ports;
  }

  /** In the ledger's order, `amount` at most. */
  async of(receiver: string, asked: WaitingFilter, amount: number): Promise<readonly OutgoingMessage[]> {
    if (![asked.id, asked.subjectId].every((id) => id === null || mayBeOurs(id))) return [];
    const waiting = await messagesWaiting(this.#ports.database, receiver, asked, amount);
    return Promise.all(waiting.map((message) => this.#outgoing(message)));
  }

  /** As it would be sent; `at` stays the same however often it is read. */
  async #outgoing(message: WaitingMessage): Promise<OutgoingMessage> {
    const { id, subjectId, from, to, kind, action, shows, fetchableSince } = message;
    return {
      ...{ messageId: id, correlationId: subjectId, from, to, kind, action, shows },
      at: new Date(fetchableSince),
      ...(await payloadOf(this.#ports.subjects, subjectId, kind)),
    };
  }
}
