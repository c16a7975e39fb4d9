import { Field, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../graphql/index.ts';

@InputType('SwappedDaysInput')
export class SwappedDaysInput {
  @Field(() => DateScalar, { description: 'A working day that is given off.' })
  off!: string;

  @Field(() => DateScalar, { description: 'A day off that is worked for it.' })
  worked!: string;
}

@InputType('DecideCalendarYearInput', {
  description: 'All that is decided of a year, also what was entered before: it goes before an earlier one.',
})
export class DecideCalendarYearInput {
  @Field(() => Int)
  year!: number;

  @Field(() => String, { description: 'Number and date of the act.' })
  act!: string;

  @Field(() => DateScalar, { description: 'The first day of Kurban-ait.' })
  kurbanAit!: string;

  @Field(() => [SwappedDaysInput], { defaultValue: [] })
  swaps!: SwappedDaysInput[];

  @Field(() => [DateScalar], { defaultValue: [], description: 'Working days that are given off besides.' })
  daysOff!: string[];
}
