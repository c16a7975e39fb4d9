import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, enumOf, NodeType, TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from './payment.ts';
import type { PaymentRow } from './payment-row.ts';

const PaymentStatusEnum = enumOf(PAYMENT_STATUSES);
registerEnumType(PaymentStatusEnum, {
  name: 'PaymentStatus',
  valuesConfig: {
    PENDING: { description: 'The payer may pay at checkoutUrl.' },
    PAID: { description: 'The money is there.' },
    FAILED: { description: 'The bank took no money; startPayment opens another payment.' },
    EXPIRED: { description: 'The time to pay is over.' },
    REFUNDING: {
      description: 'Nothing is due for the money that came, or not any more; it is being given back.',
    },
    REFUNDED: { description: 'The payment gateway has given the money back.' },
  },
});

/** The root object is a PaymentRow. */
@ObjectType('Payment', { implements: NodeType, description: 'One attempt to pay the fee of a request.' })
export class PaymentType {
  @Field(() => ID)
  id!: string;

  @Field(() => Float, { description: 'In tenge.' })
  amount!: number;

  @Field(() => PaymentStatusEnum)
  status!: PaymentStatus;

  @TextField<PaymentRow>((payment) => message(`payments:status.${payment.status}`))
  statusText!: string;

  @Field(() => String, { nullable: true, description: "The payment gateway's page, where the payer pays." })
  checkoutUrl!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it may be paid.' })
  expiresAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  paidAt!: string | null;

  @Field(() => String, { nullable: true, description: "The payment gateway's receipt." })
  receiptNumber!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the money was given back.' })
  refundedAt!: string | null;

  @TextField<PaymentRow>(
    ({ refundReason }) => (refundReason === null ? null : message(`payments:refund.${refundReason}`)),
    { nullable: true, description: 'Why the money is being, or was, given back.' },
  )
  refundReason!: string | null;

  @TextField<PaymentRow>(
    ({ failureCode }) => (failureCode === null ? null : message(`payments:failure.${failureCode}`)),
    { nullable: true, description: 'Why the bank took no money.' },
  )
  failure!: string | null;
}
