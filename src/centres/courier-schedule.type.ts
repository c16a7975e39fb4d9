import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../graphql/index.ts';

@ObjectType('PickUpTime', { simpleResolvers: true })
export class PickUpTimeType {
  @Field(() => Int, { description: '1 is Monday.' })
  weekday!: number;

  @Field(() => String, { description: 'HH:MM, by the time of Astana.' })
  time!: string;
}

@ObjectType('CourierSchedule', {
  simpleResolvers: true,
  description: "When a centre's courier comes, as the centre's head approved it. Nobody comes on days off.",
})
export class CourierScheduleType {
  @Field(() => [PickUpTimeType])
  times!: PickUpTimeType[];

  @Field(() => String)
  approvedBy!: string;

  @Field(() => DateTimeScalar)
  approvedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Null while the working calendar of the year is not decided.',
  })
  nextPickUp!: Date | null;
}
