import type { ExchangeSubjects } from '../exchange/index.ts';
import type { Transaction } from '../postgres/index.ts';
import type { RequestMover } from './move-request.ts';
import { lockRequest, NOBODY } from './request-store.ts';

/** What the arrival of a message means for the request it is about: the step that waited for it is passed. */
export class SettleDelivery implements ExchangeSubjects {
  readonly #mover: RequestMover;

  constructor(mover: RequestMover) {
    this.#mover = mover;
  }

  async onDelivered(transaction: Transaction, requestId: string, step: string): Promise<void> {
    const request = await lockRequest(transaction, requestId);
    if (request?.currentStep !== step) return;
    await this.#mover.move(transaction, request, { delivered: step }, { actor: NOBODY });
  }
}
