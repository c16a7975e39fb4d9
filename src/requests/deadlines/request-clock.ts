import type {
  Catalogue,
  Channel,
  ChannelProcessDeclaration,
  EditionDeclaration,
} from '../../catalogue/index.ts';
import type { WorkingCalendar } from '../../kernel/index.ts';
import type { Transaction } from '../../postgres/index.ts';
import { type Path, stepOf } from '../advance.ts';
import type { RequestRow } from '../request.ts';
import { roleOf } from '../staff-actions.ts';
import { activeStepOf, type ClockRow, clockOf, isExtended, openPause, WHOLE_SERVICE } from './clock-row.ts';
import { addPause, endPause, saveDates } from './deadline-store.ts';
import type { PauseBasis } from './pause.ts';
import { NO_DATES, type StepDates, stepDates } from './step-dates.ts';

/** Counts when requests are due, and stops and starts their time. Every request is locked by the caller. */
export class RequestClock {
  readonly #catalogue: Catalogue;
  readonly #calendar: () => WorkingCalendar;

  constructor(ports: { catalogue: Catalogue; calendar: () => WorkingCalendar }) {
    this.#catalogue = ports.catalogue;
    this.#calendar = ports.calendar;
  }

  /** The dates of a draft when it is begun. */
  onBeginning(edition: EditionDeclaration, channel: Channel, { waitsAt }: Path, now: Date): StepDates {
    return stepDates(edition, waitsAt, { channel, startedAt: now, sentAt: null, calendar: this.#calendar() });
  }

  /** The dates of a request that a move brings to its next step. */
  onArrival(request: RequestRow, { waitsAt, sent }: Path, now: Date): StepDates {
    const sentAt = request.sentAt === null ? (sent ? now : null) : new Date(request.sentAt);
    const clock = clockOf(request);
    const { pauses } = clock;
    const extended = { service: isExtended(clock, WHOLE_SERVICE), step: false };
    return stepDates(this.#edition(request), waitsAt, {
      channel: request.channel,
      startedAt: now,
      sentAt,
      calendar: this.#calendar(),
      pauses,
      extended,
    });
  }

  /** Whatever is awaited is not the provider's to bring about: its time does not run from then on. */
  async pause(
    transaction: Transaction,
    request: RequestRow,
    process: ChannelProcessDeclaration,
    basis: PauseBasis,
    since: Date,
  ): Promise<void> {
    if (request.currentStep === null || openPause(clockOf(request)) !== null) return;
    const runs = request.sentAt !== null || roleOf(stepOf(process, request.currentStep)) !== null;
    if (runs) await addPause(transaction, request.uuid, basis, since);
  }

  /** Its time runs on, and what was due is due as much later. Answers the request with its new dates. */
  async resume(
    transaction: Transaction,
    request: RequestRow,
    process: ChannelProcessDeclaration,
    now: Date,
  ): Promise<RequestRow> {
    const clock = clockOf(request);
    const open = openPause(clock);
    if (open === null) return request;
    await endPause(transaction, request.uuid, now);
    const until = new Date(Math.max(Date.parse(open.since), now.getTime())).toISOString();
    const pauses = clock.pauses.map((pause) => (pause === open ? { ...pause, until } : pause));
    const resumed = { ...request, pausedSince: null, clock: { ...clock, pauses } };
    const { serviceDueAt } = await this.recount(transaction, resumed, process);
    return { ...resumed, dueAt: serviceDueAt?.toISOString() ?? null };
  }

  /** Counts the dates of an open request anew, from what they follow from, and writes them. */
  async recount(
    transaction: Transaction,
    request: RequestRow & { readonly clock: ClockRow },
    process: ChannelProcessDeclaration,
  ): Promise<StepDates> {
    const dates = this.datesOf(request, process);
    await saveDates(transaction, request.uuid, dates);
    return dates;
  }

  /** What an open request is due by. A pause that goes on moves nothing yet, and stops the telling. */
  datesOf(request: RequestRow & { readonly clock: ClockRow }, process: ChannelProcessDeclaration): StepDates {
    const { clock, sentAt } = request;
    const active = activeStepOf(clock);
    if (active === null) return NO_DATES;
    const dates = stepDates(this.#edition(request), stepOf(process, active.key), {
      channel: request.channel,
      startedAt: new Date(active.startedAt),
      sentAt: sentAt === null ? null : new Date(sentAt),
      calendar: this.#calendar(),
      pauses: clock.pauses.filter(({ until }) => until !== null),
      extended: { service: isExtended(clock, WHOLE_SERVICE), step: isExtended(clock, active.seq) },
    });
    return openPause(clock) === null ? dates : { ...dates, nextRungAt: null };
  }

  #edition({ edition: key }: Pick<RequestRow, 'edition'>): EditionDeclaration {
    const edition = this.#catalogue.edition(key);
    if (edition === null) throw new Error(`edition ${key} is not in the catalogue`);
    return edition;
  }
}
