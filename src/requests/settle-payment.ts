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
    } else if (payment.status === 'EXPIRED') {
      await this.#mover.move(
        transaction,
        request,
        { payment: 'MISSING' },
        { actor: NOBODY, fault: 'PAYMENT_MISSING' },
      );
    } else if (payment.status === 'FAILED') {
      const entry = { type: 'PAYMENT_FAILED', status: request.status, stepKey: request.currentStep };
      await addLogEntry(transaction, request, entry, this.#clock.now());
      this.#mover.tellAfter(transaction);
    }
  }
}

/** Name of the job that a payment's timer is. */
export const EXPIRE_PAYMENT_TASK = 'expire-payment';

/** The timer of a payment: when it is still open, it ends, and with it the request. Safe to run again. */
export async function expireUnpaid(
  ports: { database: Database; payments: Payments; settle: SettlePayment },
  timer: { paymentId: string; requestId: string },
): Promise<void> {
  await ports.database.transaction(async (transaction) => {
    await ports.settle.lock(transaction, timer.requestId);
    const moved = await ports.payments.expirePayment(transaction, timer.paymentId);
    if (moved !== null) await ports.settle.onPaymentMoved(transaction, moved);
  });
}
