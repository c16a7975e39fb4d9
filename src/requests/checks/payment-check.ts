import { message, tenge, tengeText } from '../../kernel/index.ts';
import type { CheckFinding, CheckSource } from './examination-check.ts';

/** Whether the fee is paid; nothing where the act charges none in the channel. */
export const paymentCheck: CheckSource = {
  async check(_database, { request, edition }) {
    if (edition.fee?.channels.includes(request.channel) !== true) return [];
    const { payment } = request;
    const finding = (outcome: CheckFinding['outcome'], found: string): CheckFinding => ({
      code: 'PAYMENT',
      outcome,
      message: message(`requests:check.PAYMENT.${found}`),
      evidence: [],
    });
    if (payment === null) return [finding('FAILED', 'unpaid')];
    const { status, receiptNumber } = payment;
    const values = {
      amount: tengeText(tenge(payment.amount)),
      number: receiptNumber ?? '',
      date: new Date(payment.paidAt ?? payment.refundedAt ?? payment.expiresAt),
    };
    const found = status === 'PAID' ? 'paid' : REFUNDS.includes(status) ? 'refunded' : 'unpaid';
    const told = `requests:checkEvidence.${receiptNumber === null ? 'payment' : 'receipt'}`;
    return [
      {
        ...finding(found === 'paid' ? 'PASSED' : 'FAILED', found),
        evidence: [{ kind: 'PAYMENT', text: message(told, values), nodeId: payment.id }],
      },
    ];
  },
};

const REFUNDS: readonly string[] = ['REFUNDING', 'REFUNDED'];
