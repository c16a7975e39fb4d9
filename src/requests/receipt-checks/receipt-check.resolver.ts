import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { RequestsContext } from '../requests-context.ts';
import { ReceiptVerificationType } from './receipt-check.type.ts';
import type { ReceiptVerification } from './verified-receipt.ts';
import type { VerifyReceipt } from './verify-receipt.ts';

/** The check of a receipt by anyone who holds it. */
@Resolver()
export class ReceiptCheckResolver {
  readonly #verify: VerifyReceipt;

  constructor(verify: VerifyReceipt) {
    this.#verify = verify;
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => ReceiptVerificationType, {
    description:
      'For anyone who holds a receipt of a payment, or of papers at a public service centre: by its code, as in the QR code. Counted.',
  })
  verifyReceipt(
    @Arg('code', () => String) code: string,
    @Ctx() { clientAddress }: RequestsContext,
  ): Promise<ReceiptVerification> {
    return this.#verify.byCode(code, 'CODE', clientAddress);
  }
}
