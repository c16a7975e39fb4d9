import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ComputedField, DateScalar, DateTimeScalar, enumOf, TextField } from '../../graphql/index.ts';
import { DAY_OFF_KINDS, type DayOff, message, type WorkingYear } from '../../kernel/index.ts';
import type { KeptDecree } from './calendar-decree-store.ts';

const DayOffKindEnum = enumOf(DAY_OFF_KINDS);
registerEnumType(DayOffKindEnum, { name: 'DayOffKind' });
const CalendarStateEnum = enumOf(['CONFIRMED', 'COMPUTED']);
registerEnumType(CalendarStateEnum, {
  name: 'CalendarState',
  description:
    'CONFIRMED: what was decided is known. COMPUTED: what the law says and no more; days may yet be swapped, and Kurban-ait may move by a day.',
});

/** A year with the decree that it follows; null where it is the one that the program was made with. */
export interface CalendarView {
  readonly working: WorkingYear;
  readonly decree: KeptDecree | null;
}

@ObjectType('DayOff', { simpleResolvers: true })
export class DayOffType {
  @Field(() => DateScalar)
  date!: string;

  @Field(() => DayOffKindEnum)
  kind!: string;

  @TextField(({ kind, holiday }: DayOff) =>
    holiday === null ? message(`calendar:dayOff.${kind}`) : message(`calendar:holiday.${holiday}`),
  )
  name!: string;
}

@ObjectType('SwappedDays', { simpleResolvers: true })
export class SwappedDaysType {
  @Field(() => DateScalar)
  off!: string;

  @Field(() => DateScalar)
  worked!: string;
}

/** Its root is a CalendarView. */
@ObjectType('WorkingCalendar', { simpleResolvers: true, description: 'A year of the five-day week.' })
export class WorkingCalendarType {
  @ComputedField<CalendarView>(
    () => Int,
    ({ working }) => working.year,
  )
  year!: number;

  @ComputedField<CalendarView>(
    () => CalendarStateEnum,
    ({ working }) => working.certainty,
  )
  state!: string;

  @ComputedField<CalendarView>(
    () => String,
    ({ decree }) => decree?.act,
    {
      nullable: true,
      description: 'The act that was entered; null where the server knew the year by itself.',
    },
  )
  act!: string | null;

  @ComputedField<CalendarView>(
    () => DateTimeScalar,
    ({ decree }) => decree?.decidedAt,
    { nullable: true },
  )
  decidedAt!: string | null;

  @ComputedField<CalendarView>(
    () => [DayOffType],
    ({ working }) => working.whyOff,
    { description: 'Besides Saturdays and Sundays, in order; a holiday on one of these is named, too.' },
  )
  daysOff!: DayOffType[];

  @ComputedField<CalendarView>(
    () => [DateScalar],
    ({ working }) => [...working.workedDays].toSorted(),
    { description: 'Worked in exchange for a day swapped off.' },
  )
  workedDays!: string[];

  @ComputedField<CalendarView>(
    () => [SwappedDaysType],
    ({ working }) => working.swaps,
  )
  swaps!: SwappedDaysType[];
}
