import type { Clock } from '../kernel/index.ts';
import type { PaymentMoved, PaymentSubjects, Payments } from '../payments/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import type { RequestMover } from './move-request.ts';
import { addLogEntry, lockRequest, NOBODY } from './request-store.ts';

/**
 * What a payment means for the request it is for. The fact of payment takes the request on; a payment that failed is
 * told and may be tried again; when the time to pay is over, the regulation's payment condition is answered: no.
 */
export class SettlePayment implements PaymentSubjects {
  readonly #mover: RequestMover;
  readonly #clock: Clock;

  constructor(ports: { mover: RequestMover; clock: Clock }) {
    this.#mover = ports.mover;
    this.#clock = ports.clock;
  }

  async lock(transaction: Transaction, requestId: string): Promise<void> {
    await lockRequest(transaction, requestId);
  }

  async onPaymentMoved(transaction: Transaction, moved: PaymentMoved): Promise<void> {
    const { payment } = moved;
    const request = await lockRequest(transaction, payment.subjectId);
    if (request === null) throw new Error(`payment ${payment.id} is for a request that is not there`);
    if (request.status !== 'AWAITING_PAYMENT') return;
    if (payment.status === 'PAID') {
      await this.#mover.move(transaction, request, { payment: 'PAID' }, { actor: NOBODY });
    } else if (payment.status === 'FAILED') {
      const entry = { type: 'PAYMENT_FAILED', status: request.status, stepKey: request.currentStep };
      await addLogEntry(transaction, request, entry, this.#clock.now());
      this.#mover.tellAfter(transaction);
    }
  }
}

/**
 * The timer of a request's payment: the time to pay is over. What is still open closes, and the regulation's payment
 * condition is answered: no; where it has none, the request expires and may be made again. Safe to run again, and for a request that has gone on.
 */
export async function expireUnpaid(
  ports: { database: Database; payments: Payments; mover: RequestMover },
  requestId: string,
): Promise<void> {
  await ports.database.transaction(async (transaction) => {
    const request = await lockRequest(transaction, requestId);
    if (request?.status !== 'AWAITING_PAYMENT') return;
    await ports.payments.expirePayments(transaction, requestId);
    if (ports.mover.refusesUnpaid(request)) {
      const refused = { actor: NOBODY, fault: 'PAYMENT_MISSING' };
      await ports.mover.move(transaction, request, { payment: 'MISSING' }, refused);
    } else await ports.mover.end(transaction, request, 'EXPIRED', NOBODY);
  });
}
