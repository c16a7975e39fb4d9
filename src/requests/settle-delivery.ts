import type { ExchangeSubjects } from '../exchange/index.ts';
import type { Transaction } from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import type { RequestMover } from './move-request.ts';
import { lockRequest, NOBODY } from './request-store.ts';
import { stepRule } from './step-rules.ts';

/** What the arrival of a message means for the request it is about: the step that waited for it is passed. */
export class SettleDelivery implements ExchangeSubjects {
  readonly #mover: RequestMover;

  constructor(mover: RequestMover) {
    this.#mover = mover;
  }

  /** The gateway does not answer: while the request waits for it, the time of the provider does not run. */
  async onSilence(transaction: Transaction, requestId: string, since: Date): Promise<void> {
    const request = await lockRequest(transaction, requestId);
    if (request?.currentStep === null || request === null) return;
    const { action } = stepOf(this.#mover.processOf(request), request.currentStep);
    if (stepRule(action.do).waitsFor === 'GATEWAY')
      await this.#mover.pause(transaction, request, 'GATEWAY_SILENT', since);
  }

  async onDelivered(transaction: Transaction, requestId: string, step: string): Promise<void> {
    const request = await lockRequest(transaction, requestId);
    if (request?.currentStep !== step) return;
    await this.#mover.move(transaction, request, { delivered: step }, { actor: NOBODY });
  }
}
