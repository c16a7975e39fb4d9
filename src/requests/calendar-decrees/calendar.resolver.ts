import { Arg, Ctx, Extensions, Int, Mutation, Query, Resolver } from 'type-graphql';
import { userErrorsOf } from '../../graphql/index.ts';
import { requireViewer } from '../../identity/index.ts';
import { CalendarUnknown } from '../../kernel/index.ts';
import type { RequestsContext } from '../requests-context.ts';
import { DecideCalendarYearInput } from './calendar.inputs.ts';
import type { CalendarBook } from './calendar-book.ts';
import type { DecideCalendarYear } from './decide-calendar-year.ts';
import { CalendarPayloadType } from './moved-deadline.type.ts';
import { type CalendarView, WorkingCalendarType } from './working-calendar.type.ts';

const MOST_TOLD = 500;

interface Ports {
  readonly book: CalendarBook;
  readonly decide: DecideCalendarYear;
}

/** The working calendar, and what administrators enter of it. */
@Resolver()
export class CalendarResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => WorkingCalendarType, {
    nullable: true,
    description:
      'The working calendar of a year by which deadlines are counted; null where it is not known yet.',
  })
  workingCalendar(@Arg('year', () => Int) year: number): CalendarView | null {
    return this.#view(year);
  }

  @Extensions({ access: ['ADMINISTRATOR'], repeat: 'NATURAL' })
  @Mutation(() => CalendarPayloadType, {
    description: 'Administrator: enters what was decided of a year; open requests are due by it at once.',
  })
  decideCalendarYear(
    @Arg('input', () => DecideCalendarYearInput) input: DecideCalendarYearInput,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context, 'ADMINISTRATOR');
    return userErrorsOf(async () => {
      const { year, act, kurbanAit, swaps, daysOff } = input;
      const moved = await this.#ports.decide.run(viewer, {
        year,
        act: act.trim(),
        kurbanAit,
        swaps,
        daysOff,
      });
      return { calendar: this.#view(year), moved: moved.slice(0, MOST_TOLD), movedCount: moved.length };
    });
  }

  #view(year: number): CalendarView | null {
    const { book } = this.#ports;
    try {
      return { working: book.current().year(year), decree: book.decreeOf(year) };
    } catch (fault) {
      if (fault instanceof CalendarUnknown) return null;
      throw fault;
    }
  }
}
