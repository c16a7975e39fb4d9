import { Field, ObjectType } from 'type-graphql';
import { UserErrorType } from '../graphql/index.ts';
import { CourierScheduleType } from './courier-schedule.type.ts';
import { TransferRegisterType } from './transfer-register.type.ts';

@ObjectType('TransferRegisterPayload', { simpleResolvers: true })
export class TransferRegisterPayloadType {
  @Field(() => TransferRegisterType, { nullable: true })
  register!: TransferRegisterType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}

@ObjectType('CourierSchedulePayload', { simpleResolvers: true })
export class CourierSchedulePayloadType {
  @Field(() => CourierScheduleType, { nullable: true })
  schedule!: CourierScheduleType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
