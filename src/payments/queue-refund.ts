import type { Transaction } from '../postgres/index.ts';
import type { PaymentRecord } from './payment.ts';

/** Name of the job that asks the gateway to give money back. */
export const REFUND_TASK = 'refund-payment';

export async function queueRefund(transaction: Transaction, { id, subjectId }: PaymentRecord): Promise<void> {
  await transaction.query('SELECT queue_job($1, $2::json, NULL, $3)', [
    REFUND_TASK,
    JSON.stringify({ paymentId: id, subjectId }),
    `${REFUND_TASK}:${id}`,
  ]);
}
