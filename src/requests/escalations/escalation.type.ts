import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, enumOf } from '../../graphql/index.ts';
import { RoleEnum } from '../../identity/index.ts';
import { RUNGS } from './rung.ts';

const RungEnum = enumOf(RUNGS);
registerEnumType(RungEnum, {
  name: 'EscalationRung',
  description: 'Half of the time of a step has run; it is due; as much again as the half has run since.',
});

@ObjectType('ToldPerson', { simpleResolvers: true })
export class ToldPersonType {
  @Field(() => String)
  name!: string;

  @Field(() => RoleEnum)
  role!: string;
}

/** Its root is an EscalationRow. */
@ObjectType('Escalation', { simpleResolvers: true })
export class EscalationType {
  @Field(() => RungEnum)
  rung!: string;

  @Field(() => String)
  stepKey!: string;

  @Field(() => DateTimeScalar, { description: 'When they were told.' })
  at!: string;

  @Field(() => [ToldPersonType])
  told!: ToldPersonType[];
}
