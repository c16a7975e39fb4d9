import { createHash } from 'node:crypto';
import { serviceName } from '../../catalogue/index.ts';
import type { DrawnFile, ReceiptPdf } from '../../documents/index.ts';
import { message, type Tiyn } from '../../kernel/index.ts';
import { budgetCodes } from '../../payments/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import type { ReceiptOf } from '../receipt-checks/receipt-code.ts';
import { findPaid } from './receipt-store.ts';

interface Ports {
  readonly database: Queryable;
  readonly receiptPdf: ReceiptPdf;
  /** Where the receipt is checked. */
  readonly receiptUrl: (receipt: ReceiptOf) => Promise<string>;
}

/**
 * The receipt of a payment, drawn each time it is fetched: it is in the ledger that the payment was made, and not in a
 * file. Null for one that no money came for.
 */
export async function drawReceipt(
  { database, receiptPdf, receiptUrl }: Ports,
  paymentId: string,
): Promise<DrawnFile | null> {
  const paid = await findPaid(database, paymentId);
  if (paid === null) return null;
  const content = await receiptPdf.render({
    number: paid.number,
    payer: { name: paid.payerName, number: paid.payerNumber },
    amount: paid.amount as Tiyn,
    paidAt: new Date(paid.paidAt),
    purpose: message(`payments:purpose.${paid.purpose}`),
    service: serviceName(paid.service),
    requestNumber: paid.requestNumber,
    reference: paid.reference,
    budget: budgetCodes(paid.purpose),
    refund:
      paid.refundReason === null
        ? null
        : {
            state: message(`payments:status.${paid.status}`),
            reason: message(`payments:refund.${paid.refundReason}`),
          },
    refundedAt: paid.refundedAt === null ? null : new Date(paid.refundedAt),
    verificationUrl: await receiptUrl({ paymentId }),
  });
  return {
    fileName: `receipt-${paid.number}.pdf`,
    mediaType: 'application/pdf',
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  };
}
