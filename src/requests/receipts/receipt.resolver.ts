import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { localId } from '../../kernel/index.ts';
import { PAYMENT_ID_PREFIX, type PaymentRow, PaymentType } from '../../payments/index.ts';
import { type RequestsContext, viewerOf } from '../requests-context.ts';

@Resolver(() => PaymentType)
export class ReceiptResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The receipt as PDF in both languages, good for ten minutes; null until money came. It says when the money was given back.',
  })
  receipt(@Root() payment: PaymentRow, @Ctx() context: RequestsContext): string | null {
    const fileId = localId(PAYMENT_ID_PREFIX, payment.id);
    if (payment.paidAt === null || fileId === null) return null;
    return context.requests.fileUrl({ fileId, viewerId: viewerOf(context).id, purpose: 'PAYMENT_RECEIPT' });
  }

  @FieldResolver(() => Int, { description: 'How often the receipt has been checked by those who hold it.' })
  async receiptChecks(@Root() { id }: PaymentRow, @Ctx() { requests }: RequestsContext): Promise<number> {
    const paymentId = localId(PAYMENT_ID_PREFIX, id);
    return paymentId === null ? 0 : requests.reader.receiptChecks({ paymentId });
  }
}
