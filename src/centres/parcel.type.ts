import { Field, Int, ObjectType } from 'type-graphql';
import { ComputedField, type Edge, PageInfoType, TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import { RequestType } from '../requests/index.ts';
import type { ReceiptRow } from './receipt.ts';
import { IntakeReceiptType } from './receipt.type.ts';
import type { WaitingCount } from './register-store.ts';

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

/** Its root is a WaitingCount. */
@ObjectType('WaitingTransfer', { simpleResolvers: true })
export class WaitingTransferType {
  @Field(() => String, { description: 'Code, for createTransferRegister.' })
  counterpart!: string;

  @TextField<WaitingCount>(({ counterpart }) => message(`identity:organisation.${counterpart}`))
  name!: string;

  @Field(() => Int)
  parcels!: number;
}
