import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  ComputedField,
  connectionTypeOf,
  DateScalar,
  DateTimeScalar,
  enumOf,
  TextField,
} from '../graphql/index.ts';
import { globalId, message } from '../kernel/index.ts';
import { PAYMENT_ID_PREFIX } from './payment-row.ts';
import {
  DIFFERENCE_KINDS,
  type Difference,
  type DifferenceKind,
  RECONCILIATION_KINDS,
  type ReconciliationKind,
  type ReconciliationRow,
} from './reconciliation.ts';

export const RECONCILIATION_ID_PREFIX = 'rec';

export const ReconciliationKindEnum = enumOf(RECONCILIATION_KINDS);
registerEnumType(ReconciliationKindEnum, {
  name: 'PaymentReconciliationKind',
  description: 'UNSETTLED: what may still move was asked about; DAY: all money of one day was compared.',
});

const DifferenceKindEnum = enumOf(DIFFERENCE_KINDS);
registerEnumType(DifferenceKindEnum, {
  name: 'PaymentDifferenceKind',
  description: 'What our ledger and the payment gateway do not agree on.',
});

/** Its root is a Difference. */
@ObjectType('PaymentDifference', { simpleResolvers: true })
class DifferenceType {
  @Field(() => DifferenceKindEnum)
  kind!: DifferenceKind;

  @TextField(({ kind }: Difference) => message(`payments:difference.${kind}`))
  text!: string;

  @ComputedField<Difference>(
    () => ID,
    ({ paymentId }) => globalId(PAYMENT_ID_PREFIX, paymentId),
  )
  paymentId!: string;

  @Field(() => String, { nullable: true, description: "The gateway's own number of the charge." })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: 'Our status, or amount in tenge.' })
  ours!: string | null;

  @Field(() => String, { nullable: true, description: "The gateway's status, or amount in tenge." })
  theirs!: string | null;
}

/** Its root is a ReconciliationRow. */
@ObjectType('PaymentReconciliation', {
  simpleResolvers: true,
  description: 'How our ledger of payments was held against that of the payment gateway.',
})
class ReconciliationType {
  @ComputedField<ReconciliationRow>(
    () => ID,
    ({ uuid }) => globalId(RECONCILIATION_ID_PREFIX, uuid),
  )
  id!: string;

  @Field(() => ReconciliationKindEnum)
  kind!: ReconciliationKind;

  @TextField(({ kind }: ReconciliationRow) => message(`payments:reconciliation.${kind}`))
  text!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The day that was compared.' })
  day!: string | null;

  @Field(() => DateTimeScalar)
  startedAt!: string;

  @Field(() => DateTimeScalar)
  finishedAt!: string;

  @Field(() => Int, { description: 'Charges of which the gateway told.' })
  compared!: number;

  @Field(() => Int, {
    description: 'Moves of payments that followed, such as of a notice that had got lost.',
  })
  moved!: number;

  @Field(() => Int, { description: 'Payments about which the gateway was asked and did not answer.' })
  unanswered!: number;

  @Field(() => Float, { description: 'What the gateway took on the day, in tenge.' })
  received!: number;

  @Field(() => [DifferenceType])
  differences!: readonly Difference[];
}

export const ReconciliationConnectionType = connectionTypeOf(
  'PaymentReconciliation',
  () => ReconciliationType,
);
