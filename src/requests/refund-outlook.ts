import type { PaymentRow } from '../payments/index.ts';
import type { RequestRow } from './request.ts';

/** What becomes of the fee when a request is taken back: COMES_BACK to the payer, or STAYS with the state. */
export const REFUND_OUTLOOKS = ['COMES_BACK', 'STAYS'] as const;
export type RefundOutlook = (typeof REFUND_OUTLOOKS)[number];

/** Null where nothing was paid. The same rule as `closeMoney`. */
export function refundOutlook(
  { sent }: Pick<RequestRow, 'sent'>,
  payment: PaymentRow | null,
): RefundOutlook | null {
  if (payment?.status !== 'PAID') return null;
  return sent ? 'STAYS' : 'COMES_BACK';
}
