import type { ExchangeSubjects, FailedMessage, ToldRequest, ToldResult } from '../exchange/index.ts';
import { openIncident } from '../incidents/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import type { RequestMover } from './move-request.ts';
import { describeRequest } from './reports/describe-request.ts';
import { lockRequest, NOBODY } from './request-store.ts';
import { stepRule } from './step-rules.ts';
import { findToldResult } from './told-files/told-file-store.ts';

/** What becomes of a message, for the request it is about: the step that waited for its arrival is passed. */
export class SettleDelivery implements ExchangeSubjects {
  readonly #database: Database;
  readonly #mover: RequestMover;
  readonly #clock: Clock;

  constructor(ports: { database: Database; mover: RequestMover; clock: Clock }) {
    this.#database = ports.database;
    this.#mover = ports.mover;
    this.#clock = ports.clock;
  }

  describe(requestId: string): Promise<ToldRequest> {
    return describeRequest(this.#database, requestId);
  }

  describeResult(requestId: string): Promise<ToldResult | null> {
    return findToldResult(this.#database, requestId);
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
