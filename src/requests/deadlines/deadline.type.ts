import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ComputedField, DateTimeScalar, DurationScalar, enumOf, TextField } from '../../graphql/index.ts';
import { message } from '../../kernel/index.ts';
import type { DeadlineView } from './deadline-view.ts';
import { PAUSE_BASES } from './pause.ts';

const PauseBasisEnum = enumOf(PAUSE_BASES);
registerEnumType(PauseBasisEnum, {
  name: 'PauseBasis',
  description: 'Why the time of the provider does not run: what it waits for is not its to bring about.',
});

/** Its root is a DeadlineView. */
@ObjectType('Deadline', {
  simpleResolvers: true,
  description: 'A time limit of the regulation as it runs, of a step or of the whole service.',
})
export class DeadlineType {
  @Field(() => String, { description: 'As in the time limits of the regulation.' })
  code!: string;

  @TextField(({ edition, code }: DeadlineView) => message(`editions/${edition}:timeLimit.${code}`))
  text!: string;

  @Field(() => String, { nullable: true, description: 'Null for the whole service.' })
  stepKey!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'While it is paused, as if it ran on now. Null where the calendar of the year is not known yet.',
  })
  dueAt!: string | null;

  @Field(() => Boolean)
  overdue!: boolean;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'What there is: in the hours of the office, for calendar days in hours of day and night.',
  })
  budget!: string | null;

  @Field(() => DurationScalar, { nullable: true, description: 'What has run of it, pauses not counted.' })
  consumed!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Null while it is paused, and once it has ended.',
  })
  runningSince!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  pausedSince!: string | null;

  @ComputedField<DeadlineView>(
    () => PauseBasisEnum,
    ({ basis }) => basis,
    { nullable: true },
  )
  basisCode!: string | null;

  @TextField(({ basis }: DeadlineView) => (basis === null ? null : message(`requests:pause.${basis}`)), {
    nullable: true,
    description: 'Why it is paused.',
  })
  basis!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'By when it is due since it was extended.' })
  extendedTo!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was extended, in the words of the head.' })
  reason!: string | null;
}
