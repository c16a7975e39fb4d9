import { Field, Int, ObjectType } from 'type-graphql';
import { ComputedField, DurationScalar, TextField } from '../graphql/index.ts';
import { RoleEnum } from '../identity/index.ts';
import { AnswerEnum, InformationSystemEnum, StepActionEnum, StepKindEnum } from './catalogue-enums.type.ts';
import type { ParticipantDeclaration, TimeLimitDeclaration } from './edition.ts';
import { editionText, internalActionText, stepName } from './edition-text.ts';
import type { InternalActionView, StepView, TransitionView, Within } from './edition-view.ts';

@ObjectType('Participant', {
  simpleResolvers: true,
  description: 'A structural-functional unit that takes part.',
})
export class ParticipantType {
  @Field(() => String)
  code!: string;

  @TextField(({ edition, code }: Within<ParticipantDeclaration>) =>
    editionText(edition, 'participant', code, 'name'),
  )
  name!: string;

  @TextField(
    ({ edition, code, abbreviated }: Within<ParticipantDeclaration>) =>
      abbreviated ? editionText(edition, 'participant', code, 'abbreviation') : null,
    { nullable: true },
  )
  abbreviation!: string | null;

  @Field(() => InformationSystemEnum, { nullable: true })
  system!: string | null;
}

@ObjectType('TimeLimit', {
  simpleResolvers: true,
  description: 'As the act words it, and as the server counts it; exactly one of the three measures is set.',
})
export class TimeLimitType {
  @Field(() => String)
  code!: string;

  @TextField(({ edition, code }: Within<TimeLimitDeclaration>) => editionText(edition, 'timeLimit', code))
  text!: string;

  @Field(() => DurationScalar, { nullable: true })
  min!: string | null;

  @Field(() => DurationScalar, { nullable: true })
  max!: string | null;

  @Field(() => Int, { nullable: true })
  workingDays!: number | null;

  @Field(() => Int, { nullable: true })
  calendarDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'By how many of its days the head of the provider may extend it, once; null where the act does not let them.',
  })
  extendableBy!: number | null;
}

@ObjectType('Transition', { simpleResolvers: true })
export class TransitionType {
  @Field(() => String, { nullable: true, description: 'Key of a step; null ends the process.' })
  to!: string | null;

  @TextField(({ when }: TransitionView) => when, { nullable: true })
  when!: string | null;

  @Field(() => AnswerEnum, {
    nullable: true,
    description: 'The answer that takes this way; null for a step that asks nothing.',
  })
  answer!: string | null;
}

/** Its root is a StepView: `stepView(edition, key)`. */
@ObjectType('StepDefinition', { simpleResolvers: true })
export class StepDefinitionType {
  @Field(() => String, { description: "Stable within the regulation: 'PORTAL.PROCESS.4'." })
  key!: string;

  @Field(() => StepKindEnum)
  kind!: string;

  @Field(() => Int, { nullable: true, description: "The act's own number; null for a prerequisite." })
  number!: number | null;

  @TextField(({ edition, step }: StepView) => stepName(edition, step))
  name!: string;

  @Field(() => ParticipantType)
  participant!: ParticipantType;

  @Field(() => TimeLimitType, { nullable: true })
  timeLimit!: TimeLimitType | null;

  @Field(() => [TransitionType], { description: 'Ways on; a condition has one for each answer.' })
  next!: TransitionType[];

  @Field(() => Boolean, { description: 'It ends the request with a notice of refusal.' })
  refusal!: boolean;

  @ComputedField<StepView>(
    () => StepActionEnum,
    ({ step }) => step.action.do,
    { description: 'What kind of step it is to the server.' },
  )
  action!: string;

  @ComputedField<StepView>(
    () => RoleEnum,
    ({ step }) => ('role' in step.action ? (step.action.role ?? null) : null),
    {
      nullable: true,
      description: 'The role of the staff who carry it out; null for the applicant and the systems.',
    },
  )
  role!: string | null;

  @ComputedField<StepView>(
    () => String,
    ({ step }) => ('returnsTo' in step.action ? (step.action.returnsTo ?? null) : null),
    { nullable: true, description: 'Key of the step that a draft may be returned to from here for rework.' },
  )
  returnsTo!: string | null;

  @Field(() => String)
  clause!: string;
}

@ObjectType('InternalAction', {
  simpleResolvers: true,
  description: "An action of the provider's internal procedure, by the act's number.",
})
export class InternalActionType {
  @Field(() => Int)
  number!: number;

  @TextField(({ edition, number }: InternalActionView) => internalActionText(edition, number, 'name'))
  name!: string;

  @TextField(
    ({ edition, number, hasResult }: InternalActionView) =>
      hasResult ? internalActionText(edition, number, 'result') : null,
    { nullable: true, description: 'What comes of it, where the act says so.' },
  )
  result!: string | null;

  @Field(() => ParticipantType)
  participant!: unknown;

  @Field(() => TimeLimitType, { nullable: true })
  timeLimit!: unknown;

  @Field(() => String)
  clause!: string;
}
