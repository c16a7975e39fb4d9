import type { PaymentPurpose } from './payment.ts';

/**
 * Codes of budget classification (KBK) and of the purpose of payment (KNP). Only those that were read in a published
 * source: the duty for an apostille of archival documents (kz-facts 2.3).
 */
const CODES: Readonly<Partial<Record<PaymentPurpose, { readonly kbk: string; readonly knp: string }>>> = {
  APOSTILLE: { kbk: '108125', knp: '911' },
};

export function budgetCodes(purpose: PaymentPurpose): { readonly kbk: string; readonly knp: string } | null {
  return CODES[purpose] ?? null;
}
