import { Field, Float, Int, ObjectType } from 'type-graphql';

/** Its root is a ServiceQualityRow. */
@ObjectType('ServiceQuality', {
  simpleResolvers: true,
  description: 'Of requests that the provider granted or refused in the period.',
})
export class ServiceQualityType {
  @Field(() => Int)
  requests!: number;

  @Field(() => Int)
  granted!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => Float, {
    description: 'Share of those that ended by the time they were due, 0 to 1; 1 where there were none.',
  })
  onTime!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the answers, 0 to 1; null without answers, and to the public where there are fewer than five or the period is not of whole months.',
  })
  satisfiedWithProcess!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the answers, 0 to 1; null without answers, and to the public where there are fewer than five or the period is not of whole months.',
  })
  satisfiedWithInformation!: number | null;

  @Field(() => Int, { description: 'How many applicants answered the survey.' })
  answers!: number;
}
