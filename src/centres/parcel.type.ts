import { Field, ObjectType } from 'type-graphql';
import { ComputedField, type Edge, PageInfoType } from '../graphql/index.ts';
import { RequestType } from '../requests/index.ts';
import type { ReceiptRow } from './receipt.ts';
import { IntakeReceiptType } from './receipt.type.ts';

/** Its root is a ReceiptRow. */
@ObjectType('Parcel', { simpleResolvers: true, description: 'The papers that were taken in on one receipt.' })
export class ParcelType {
  @ComputedField<ReceiptRow>(
    () => IntakeReceiptType,
    (receipt) => receipt,
  )
  receipt!: IntakeReceiptType;

  @Field(() => RequestType)
  request!: RequestType;
}

@ObjectType('ParcelEdge', { simpleResolvers: true })
export class ParcelEdgeType {
  @Field(() => ParcelType)
  node!: ParcelType;

  @ComputedField<Edge<ReceiptRow>>(
    () => String,
    (edge) => edge.cursor(),
  )
  cursor!: string;
}

@ObjectType('ParcelConnection', { simpleResolvers: true })
export class ParcelConnectionType {
  @Field(() => [ParcelEdgeType])
  edges!: ParcelEdgeType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;
}
