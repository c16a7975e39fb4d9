import { Field, ObjectType } from 'type-graphql';
import { UserErrorType } from '../graphql/index.ts';
import { RegisterEntryType } from './register-entry.type.ts';

@ObjectType('RegisterEntryPayload', { simpleResolvers: true })
export class RegisterEntryPayloadType {
  @Field(() => RegisterEntryType, { nullable: true })
  entry!: RegisterEntryType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
