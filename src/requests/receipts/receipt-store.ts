import type { ServiceCode } from '../../catalogue/index.ts';
import type { PaymentRecord } from '../../payments/index.ts';
import type { Queryable } from '../../postgres/index.ts';

/** What a receipt says of a payment that money came for, and of its request. */
export interface PaidRow {
  readonly number: string;
  readonly reference: string;
  /** In tiyn. */
  readonly amount: number;
  readonly purpose: PaymentRecord['purpose'];
  readonly payerNumber: string;
  readonly payerName: string;
  readonly paidAt: string;
  readonly status: PaymentRecord['status'];
  readonly refundReason: PaymentRecord['refundReason'];
  readonly refundedAt: string | null;
  readonly service: ServiceCode;
  readonly requestNumber: string | null;
}

export async function findPaid(database: Queryable, paymentId: string): Promise<PaidRow | null> {
  const [row] = await database.query<PaidRow>(
    `SELECT p.receipt_number AS number, p.provider_reference AS reference, p.amount_tiyn::float8 AS amount, p.purpose,
       p.payer_iin AS "payerNumber", r.applicant_name AS "payerName", p.paid_at AS "paidAt",
       p.status, p.refund_reason AS "refundReason", p.refunded_at AS "refundedAt", r.service, r.number AS "requestNumber"
     FROM payment p JOIN request r ON r.id = p.subject_id WHERE p.id = $1 AND p.paid_at IS NOT NULL`,
    [paymentId],
  );
  return row ?? null;
}
