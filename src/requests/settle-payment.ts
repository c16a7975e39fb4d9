import { type Clock, tengeText } from '../kernel/index.ts';
import type { PaymentMoved, PaymentSubjects } from '../payments/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import { addLogEntry, type LogEntry, lockRequest, NOBODY } from './request-store.ts';

/**
 * What a payment means for the request it is for. The fact of payment takes the request on; a payment that failed is
 * told and may be tried again, and so is money that is given back; when the time to pay is over, the regulation's payment condition is answered: no.
 */
export class SettlePayment implements PaymentSubjects {
  readonly #mover: RequestMover;
  readonly #clock: Clock;

  constructor(ports: { mover: RequestMover; clock: Clock }) {
    this.#mover = ports.mover;
    this.#clock = ports.clock;
  }

  async lock(transaction: Transaction, requestId: string): Promise<boolean> {
    const request = await lockRequest(transaction, requestId);
    return request?.status === 'AWAITING_PAYMENT';
  }

  async onPaymentMoved(transaction: Transaction, moved: PaymentMoved): Promise<void> {
    const { payment } = moved;
    const request = await lockRequest(transaction, payment.subjectId);
    if (request === null) throw new Error(`payment ${payment.id} is for a request that is not there`);
    if (payment.status === 'REFUNDING' || payment.status === 'REFUNDED') {
      await this.#tell(transaction, request, {
        type: payment.status === 'REFUNDING' ? 'REFUND_BEGUN' : 'REFUND_MADE',
        values: { amount: tengeText(payment.amount) },
      });
      return;
    }
    if (request.status !== 'AWAITING_PAYMENT') return;
    if (payment.status === 'PAID') {
      await this.#mover.move(transaction, request, { payment: 'PAID' }, { actor: NOBODY });
    } else if (payment.status === 'FAILED') {
      await this.#tell(transaction, request, { type: 'PAYMENT_FAILED' });
    }
  }

  /** What changes nothing of the request, and its applicant has to know. */
  async #tell(
    transaction: Transaction,
    request: RequestRow,
    entry: Pick<LogEntry, 'type' | 'values'>,
  ): Promise<void> {
    const { status, currentStep: stepKey } = request;
    await addLogEntry(transaction, request, { ...entry, status, stepKey }, this.#clock.now());
    this.#mover.tellAfter(transaction);
  }
}

/**
 * The timer of a request's payment: the time to pay is over. What is still open closes, and the regulation's payment
 * condition is answered: no; where it has none, the request expires and may be made again. Safe to run again, and for a request that has gone on.
 */
export async function expireUnpaid(
  ports: { database: Database; mover: RequestMover },
  requestId: string,
): Promise<void> {
  await ports.database.transaction(async (transaction) => {
    const request = await lockRequest(transaction, requestId);
    if (request?.status !== 'AWAITING_PAYMENT') return;
    if (ports.mover.refusesUnpaid(request)) {
      const refused = { actor: NOBODY, fault: 'PAYMENT_MISSING' };
      await ports.mover.move(transaction, request, { payment: 'MISSING' }, refused);
    } else await ports.mover.end(transaction, request, 'EXPIRED', NOBODY);
  });
}
