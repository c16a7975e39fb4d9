import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { serviceName } from '../../catalogue/index.ts';
import { ComputedField, DateTimeScalar, enumOf, TextField } from '../../graphql/index.ts';
import { message } from '../../kernel/index.ts';
import {
  isValid,
  RECEIPT_KINDS,
  RECEIPT_STATES,
  type ReceiptVerification,
  receiptMessage,
  type VerifiedReceipt,
} from './verified-receipt.ts';

const ReceiptKindEnum = enumOf(RECEIPT_KINDS);
registerEnumType(ReceiptKindEnum, {
  name: 'ReceiptKind',
  valuesConfig: {
    PAYMENT: { description: 'The fee of a request was paid.' },
    PAPERS_TAKEN_IN: { description: 'A public service centre took papers.' },
    PAPERS_TURNED_DOWN: { description: 'A public service centre turned papers down.' },
  },
});

const ReceiptStateEnum = enumOf(RECEIPT_STATES);
registerEnumType(ReceiptStateEnum, {
  name: 'ReceiptState',
  description: 'What became since of what a receipt says.',
  valuesConfig: {
    PAID: { description: 'The money is there.' },
    REFUNDING: { description: 'The money is being given back.' },
    REFUNDED: { description: 'The money was given back.' },
    TAKEN_IN: { description: 'The papers were taken, and nothing was handed over yet.' },
    HANDED_OVER: { description: 'The centre has handed over the result, or given the papers back.' },
    TURNED_DOWN: { description: 'The papers were turned down.' },
  },
});

/** Its root is a VerifiedReceipt. */
@ObjectType('VerifiedReceipt', {
  simpleResolvers: true,
  description: 'What anyone who holds a receipt is told of it: nobody is named.',
})
class VerifiedReceiptType {
  @Field(() => ReceiptKindEnum)
  kind!: string;

  @Field(() => String, { description: 'As it is printed.' })
  number!: string;

  @Field(() => DateTimeScalar, { description: 'When the money came, or the papers.' })
  issuedAt!: string;

  @TextField<VerifiedReceipt>(({ service }) => serviceName(service))
  service!: string;

  @Field(() => String, { nullable: true, description: 'Null until the request was sent.' })
  requestNumber!: string | null;

  @TextField<VerifiedReceipt>(
    ({ centre }) => (centre === null ? null : message(`identity:organisation.${centre}`)),
    { nullable: true, description: 'Null for a payment.' },
  )
  centre!: string | null;

  @Field(() => Float, { nullable: true, description: 'In tenge; null for papers.' })
  amount!: number | null;

  @Field(() => ReceiptStateEnum)
  state!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the money was given back, or the papers were handed over.',
  })
  settledAt!: string | null;
}

/** Its root is a ReceiptVerification. */
@ObjectType('ReceiptVerification', { simpleResolvers: true })
export class ReceiptVerificationType {
  @ComputedField<ReceiptVerification>(() => Boolean, isValid, {
    description: 'It was given here, and no money goes back.',
  })
  valid!: boolean;

  @TextField(receiptMessage)
  message!: string;

  @Field(() => VerifiedReceiptType, { nullable: true, description: 'Null where no receipt bears the code.' })
  receipt!: VerifiedReceipt | null;
}
