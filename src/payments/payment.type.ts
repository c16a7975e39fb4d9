import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, NodeType, TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import type { PaymentStatus } from './payment.ts';
import type { PaymentRow } from './payment-row.ts';

const PaymentStatusEnum = {
  PENDING: 'PENDING',
  PAID: 'PAID',
  FAILED: 'FAILED',
  EXPIRED: 'EXPIRED',
} as const satisfies { [Status in PaymentStatus]: Status };
registerEnumType(PaymentStatusEnum, {
  name: 'PaymentStatus',
  valuesConfig: {
    PENDING: { description: 'The payer may pay at checkoutUrl.' },
    PAID: { description: 'The money is there.' },
    FAILED: { description: 'The bank took no money; startPayment opens another payment.' },
    EXPIRED: { description: 'The time to pay is over.' },
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

  @TextField<PaymentRow>(
    ({ failureCode }) => (failureCode === null ? null : message(`payments:failure.${failureCode}`)),
    { nullable: true, description: 'Why the bank took no money.' },
  )
  failure!: string | null;
}
