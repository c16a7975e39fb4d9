import { Field, Int, ObjectType } from 'type-graphql';
import { ServiceCodeEnum } from '../../catalogue/index.ts';
import { ComputedField, DateTimeScalar, UserErrorType } from '../../graphql/index.ts';
import type { MovedDeadline } from './recount-open-requests.ts';
import { WorkingCalendarType } from './working-calendar.type.ts';

/** Its root is a MovedDeadline: of the request no more than an administrator may know. */
@ObjectType('MovedDeadline', { simpleResolvers: true })
export class MovedDeadlineType {
  @ComputedField<MovedDeadline>(
    () => String,
    ({ request }) => request.number,
    { nullable: true },
  )
  requestNumber!: string | null;

  @ComputedField<MovedDeadline>(
    () => ServiceCodeEnum,
    ({ request }) => request.service,
  )
  service!: string;

  @ComputedField<MovedDeadline>(
    () => String,
    ({ request }) => request.edition,
  )
  regulation!: string;

  @Field(() => String, { nullable: true, description: 'Null for the whole service.' })
  stepKey!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Null where the calendar of the year was not known.',
  })
  before!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  after!: string | null;
}

@ObjectType('CalendarPayload', { simpleResolvers: true })
export class CalendarPayloadType {
  @Field(() => WorkingCalendarType, { nullable: true })
  calendar!: WorkingCalendarType | null;

  @Field(() => [MovedDeadlineType], {
    nullable: true,
    description:
      'What is due on another day than before, the first 500 in the order in which the requests were begun.',
  })
  moved!: MovedDeadlineType[] | null;

  @Field(() => Int, { nullable: true })
  movedCount!: number | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
