import { type Catalogue, type EditionDeclaration, feeOn } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError, type IdempotencyKey } from '../kernel/index.ts';
import type { PaymentRecord, Payments } from '../payments/index.ts';
import {
  answerOnce,
  type Database,
  findEarlierAnswer,
  type RepeatableCall,
  runOnce,
  type Transaction,
} from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import { timeToPay } from './due-dates.ts';
import { lockOwnRequest, stepNotAvailable } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import { requireDocuments } from './required-documents.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly payments: Payments;
  readonly clock: Clock;
}

interface Opened {
  /** Of the payment. */
  readonly id: string;
  readonly isRepeat: boolean;
}

/**
 * Closes the form, opens the payment and asks the gateway for its page. The gateway is asked after the commit: when it
 * does not answer, the payment stays open and the same call made again goes on from there.
 */
export class StartPayment {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(viewer: Viewer, requestId: string, key: IdempotencyKey | null): Promise<PaymentRecord> {
    const { database, clock, payments } = this.#ports;
    const call: RepeatableCall = {
      actorId: viewer.id,
      operation: 'startPayment',
      key,
      payload: { requestId },
      now: clock.now(),
    };
    const { id, isRepeat } = await answerOnce<Opened>(
      database,
      call,
      () => database.transaction((transaction) => this.#begin(transaction, viewer, requestId, call)),
      earlierPayment,
    );
    return isRepeat ? payments.resumeCheckout(id) : payments.requestCheckout(id);
  }

  async #begin(
    transaction: Transaction,
    viewer: Viewer,
    requestId: string,
    call: RepeatableCall,
  ): Promise<Opened> {
    const request = await lockOwnRequest(transaction, viewer, requestId);
    const earlier = await findEarlierAnswer(transaction, call);
    if (earlier !== null) return earlierPayment(earlier);
    const atPayment = await this.#closeForm(transaction, viewer, request);
    const { id } = await this.#open(transaction, viewer, atPayment);
    await runOnce(transaction, call, id, async () => undefined);
    return { id, isRepeat: false };
  }

  async #closeForm(transaction: Transaction, viewer: Viewer, request: RequestRow): Promise<RequestRow> {
    const { mover } = this.#ports;
    if (request.currentStep === null) throw stepNotAvailable();
    const step = stepOf(mover.processOf(request), request.currentStep);
    if (step.action.do === 'PAY') return request;
    const path = mover.foresee(request, { formComplete: true });
    if (step.action.do !== 'FILL_FORM') throw stepNotAvailable();
    if (path?.waitsAt?.action.do !== 'PAY') throw new DomainError('PAYMENT_NOT_OFFERED');
    await requireDocuments(transaction, this.#ports.catalogue.edition(request.edition), request);
    await mover.move(
      transaction,
      request,
      { formComplete: true },
      { actor: { id: viewer.id, name: viewer.name, note: null } },
    );
    return request;
  }

  async #open(transaction: Transaction, viewer: Viewer, request: RequestRow): Promise<PaymentRecord> {
    const now = this.#ports.clock.now();
    const edition = this.#ports.catalogue.edition(request.edition);
    const fee = edition?.fee ?? null;
    if (edition === null || fee === null) throw new DomainError('PAYMENT_NOT_OFFERED');
    const expiresAt = await deadlineOf(transaction, request, edition);
    if (expiresAt <= now) throw new DomainError('PAYMENT_TIME_OVER');
    const payment = await this.#ports.payments.openPayment(transaction, {
      subjectId: request.uuid,
      payerIin: viewer.iin,
      amount: feeOn(fee, now),
      purpose: request.service,
      expiresAt,
    });
    return payment;
  }
}

function earlierPayment(id: string): Opened {
  return { id, isRepeat: true };
}

/** The time to pay runs from when the request came to the payment, however often it is tried. */
async function deadlineOf(
  transaction: Transaction,
  request: RequestRow,
  edition: EditionDeclaration,
): Promise<Date> {
  const [step] = await transaction.query<{ startedAt: string }>(
    `SELECT started_at AS "startedAt" FROM request_step WHERE request_id = $1 AND state = 'ACTIVE'`,
    [request.uuid],
  );
  if (step === undefined) throw new Error(`request ${request.uuid} waits at no step`);
  return new Date(Date.parse(step.startedAt) + timeToPay(edition));
}
