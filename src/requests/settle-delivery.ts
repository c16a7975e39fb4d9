import type { ExchangeSubjects, FailedMessage } from '../exchange/index.ts';
import { openIncident } from '../incidents/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Transaction } from '../postgres/index.ts';
import type { RequestMover } from './move-request.ts';
import { lockRequest, NOBODY } from './request-store.ts';

/** What becomes of a message, for the request it is about: the step that waited for its arrival is passed. */
export class SettleDelivery implements ExchangeSubjects {
  readonly #mover: RequestMover;

  readonly #clock: Clock;

  constructor(ports: { mover: RequestMover; clock: Clock }) {
    this.#mover = ports.mover;
    this.#clock = ports.clock;
  }

  async onDelivered(transaction: Transaction, requestId: string, step: string): Promise<void> {
    const request = await lockRequest(transaction, requestId);
    if (request?.currentStep !== step) return;
    await this.#mover.move(transaction, request, { delivered: step }, { actor: NOBODY });
  }

  async onGivenUp(transaction: Transaction, requestId: string, failed: FailedMessage): Promise<void> {
    const { id, from, to, kind, attempts, reason, retry } = failed;
    await openIncident(transaction, {
      subject: { kind: 'EXCHANGE', type: 'message', id, requestId },
      code: reason,
      details: { from, to, kind, attempts },
      job: retry,
      at: this.#clock.now(),
    });
  }
}
