import { Field, ObjectType } from 'type-graphql';
import { type Catalogue, RefusalGroundType } from '../catalogue/index.ts';
import { DateScalar, DateTimeScalar, IinScalar, TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import { CheckOutcomeEnum, ExaminationCheckEnum } from './checks/examination-check.type.ts';
import type { DecidedCheck, RequestRow } from './request.ts';
import { OutcomeEnum } from './request-enums.type.ts';

@ObjectType('Representative', { simpleResolvers: true })
export class RepresentativeType {
  @Field(() => IinScalar)
  iin!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  powerOfAttorneyNumber!: string;

  @Field(() => DateScalar)
  powerOfAttorneyDate!: string;

  @Field(() => Boolean, { description: 'The notarial system knows the power of attorney, and it holds.' })
  verified!: boolean;
}

@ObjectType('ArchivalSource', { simpleResolvers: true })
class ArchivalSourceType {
  @Field(() => String)
  fond!: string;

  @Field(() => String)
  inventory!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => String)
  sheets!: string;
}

/** Its root is a DecidedCheck. */
@ObjectType('DecidedCheck', { simpleResolvers: true })
class DecidedCheckType {
  @Field(() => ExaminationCheckEnum)
  code!: string;

  @TextField(({ code }: DecidedCheck) => message(`requests:check.${code}.name`))
  name!: string;

  @Field(() => CheckOutcomeEnum)
  outcome!: string;
}

@ObjectType('Decision', { simpleResolvers: true })
export class DecisionType {
  @Field(() => OutcomeEnum)
  outcome!: string;

  @Field(() => [RefusalGroundType])
  grounds!: RefusalGroundType[];

  @Field(() => String, { nullable: true })
  reasoning!: string | null;

  @Field(() => [ArchivalSourceType], { description: 'Where an archive found what it tells.' })
  sources!: ArchivalSourceType[];

  @Field(() => [DecidedCheckType], { description: 'What was found of the request just then.' })
  checks!: DecidedCheckType[];

  @Field(() => String)
  byName!: string;

  @Field(() => DateTimeScalar)
  at!: string;
}

/** The root of a Decision; null where nothing is decided. */
export function decisionView({ decision, edition }: RequestRow, catalogue: Catalogue): object | null {
  if (decision === null) return null;
  return {
    ...decision,
    sources: decision.sources ?? [],
    checks: decision.checks ?? [],
    grounds: catalogue.grounds(edition, decision.grounds),
  };
}

@ObjectType('Assignment', { simpleResolvers: true })
export class AssignmentType {
  @Field(() => String)
  stepKey!: string;

  @Field(() => String)
  assigneeName!: string;

  @Field(() => String)
  assignedByName!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => DateTimeScalar)
  at!: string;
}
