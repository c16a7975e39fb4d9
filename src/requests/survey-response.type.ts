import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { type Satisfaction, SatisfactionEnum } from '../catalogue/index.ts';
import { DateTimeScalar } from '../graphql/index.ts';

/** Its root is a SurveyResponseRow. */
@ObjectType('SurveyResponse', { simpleResolvers: true })
export class SurveyResponseType {
  @Field(() => SatisfactionEnum)
  process!: Satisfaction;

  @Field(() => SatisfactionEnum)
  information!: Satisfaction;

  @Field(() => String, { nullable: true })
  comment!: string | null;

  @Field(() => DateTimeScalar)
  at!: string;
}

@InputType('RateServiceInput')
export class RateServiceInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => SatisfactionEnum, { description: 'With the process and its result.' })
  process!: Satisfaction;

  @Field(() => SatisfactionEnum, { description: 'With the information on how the service is provided.' })
  information!: Satisfaction;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters.' })
  comment?: string | null;
}
