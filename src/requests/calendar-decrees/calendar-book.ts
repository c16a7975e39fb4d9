import { BUILT_IN_CALENDAR, calendarOf, type WorkingCalendar } from '../../kernel/index.ts';
import { ChannelListener, type Queryable } from '../../postgres/index.ts';
import {
  CALENDAR_CHANNEL,
  type CalendarDecree,
  type KeptDecree,
  listDecrees,
} from './calendar-decree-store.ts';

interface CalendarBookSettings {
  readonly database: Queryable;
  /** For the one connection that hears of decrees. */
  readonly databaseUrl: string;
  readonly report: (fault: unknown) => void;
}

/** Notifications may be lost: the decrees are looked at in any case. */
const READ_EVERY_MILLISECONDS = 5_000;

/** The calendar as this node knows it: the built-in one with what administrators have decided since. */
export class CalendarBook {
  readonly #settings: CalendarBookSettings;
  readonly #listener: ChannelListener;
  #calendar: WorkingCalendar = BUILT_IN_CALENDAR;
  #decrees: ReadonlyMap<number, KeptDecree> = new Map();
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: CalendarBookSettings) {
    this.#settings = settings;
    const readAgain = (): void => void this.#readAgain();
    this.#listener = new ChannelListener({
      url: settings.databaseUrl,
      channel: CALENDAR_CHANNEL,
      onMessage: readAgain,
      onReconnect: readAgain,
      report: settings.report,
    });
  }

  current(): WorkingCalendar {
    return this.#calendar;
  }

  decreeOf(year: number): KeptDecree | null {
    return this.#decrees.get(year) ?? null;
  }

  /** Listens first and reads then, so that nothing falls in between. */
  async start(): Promise<void> {
    await this.#listener.start();
    await this.read();
    this.#timer = setInterval(() => void this.#readAgain(), READ_EVERY_MILLISECONDS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#listener.stop();
  }

  async read(): Promise<void> {
    const decrees = await listDecrees(this.#settings.database);
    this.#decrees = new Map(decrees.map((decree) => [decree.year, decree]));
    this.#calendar = calendarWith(decrees);
  }

  async #readAgain(): Promise<void> {
    try {
      await this.read();
    } catch (fault) {
      this.#settings.report(fault);
    }
  }
}

/** The built-in calendar with what these decrees say of their years. */
export function calendarWith(decrees: readonly CalendarDecree[]): WorkingCalendar {
  return calendarOf(
    new Map(
      decrees.map(({ year, kurbanAit, daysOff, swaps }) => [
        year,
        { certainty: 'CONFIRMED', kurbanAit, daysOff, swaps } as const,
      ]),
    ),
  );
}
