import { Field, Int, ObjectType } from 'type-graphql';
import { ComputedField, connectionTypeOf, TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import { RequestType } from '../requests/index.ts';
import type { ReceiptRow } from './receipt.ts';
import { IntakeReceiptType } from './receipt.type.ts';
import type { WaitingCount } from './register-store.ts';

/** Its root is a ReceiptRow. */
@ObjectType('Parcel', { simpleResolvers: true, description: 'The papers that were taken in on one receipt.' })
class ParcelType {
  @ComputedField<ReceiptRow>(
    () => IntakeReceiptType,
    (receipt) => receipt,
  )
  receipt!: IntakeReceiptType;

  @Field(() => RequestType)
  request!: RequestType;
}

export const ParcelConnectionType = connectionTypeOf('Parcel', () => ParcelType);

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
