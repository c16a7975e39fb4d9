import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { InformationSystemEnum } from '../../catalogue/index.ts';
import { DateTimeScalar, enumOf } from '../../graphql/index.ts';
import { SYSTEM_NUMBER_KINDS } from './system-number-store.ts';

const SystemNumberKindEnum = enumOf(SYSTEM_NUMBER_KINDS);
registerEnumType(SystemNumberKindEnum, {
  name: 'SystemNumberKind',
  description: 'REQUEST: under which the system keeps the request. RESULT: the document that it issued.',
});

@ObjectType('SystemNumber', {
  simpleResolvers: true,
  description: 'A number that another information system gave.',
})
export class SystemNumberType {
  @Field(() => InformationSystemEnum)
  system!: string;

  @Field(() => SystemNumberKindEnum)
  kind!: string;

  @Field(() => String)
  number!: string;

  @Field(() => DateTimeScalar)
  at!: string;
}
