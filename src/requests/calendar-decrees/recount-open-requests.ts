import type { Catalogue } from '../../catalogue/index.ts';
import type { WorkingCalendar } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../postgres/index.ts';
import { clockOf } from '../deadlines/clock-row.ts';
import { saveDates } from '../deadlines/deadline-store.ts';
import { RequestClock } from '../deadlines/request-clock.ts';
import type { RequestMover } from '../move-request.ts';
import { type DatedRequest, lockOpenRequests } from './open-requests-store.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly calendar: () => WorkingCalendar;
}

/** A date that was counted anew; the step is null for the whole service. */
export interface MovedDeadline {
  readonly request: DatedRequest['request'];
  readonly stepKey: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const PAGE = 200;

/** Counts when open requests are due by another calendar, and writes what differs. */
export class RecountOpenRequests {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** All of them in the caller's transaction; tells what has moved, in the order in which the requests were begun. */
  async within(transaction: Transaction, calendar: WorkingCalendar): Promise<MovedDeadline[]> {
    const moved: MovedDeadline[] = [];
    let after: string | null = null;
    do {
      const page = await lockOpenRequests(transaction, after, PAGE);
      for (const dated of page) moved.push(...(await this.#recount(transaction, dated, calendar)));
      after = page.length < PAGE ? null : (page.at(-1)?.request.uuid ?? null);
    } while (after !== null);
    return moved;
  }

  /**
   * The job some time after a decree: a move that a node counted by the calendar before it, and committed after it, is
   * found here.
   */
  async run(): Promise<void> {
    const { database, calendar } = this.#ports;
    await database.transaction((transaction) => this.within(transaction, calendar()));
  }

  async #recount(
    transaction: Transaction,
    { request, stepDueAt }: DatedRequest,
    calendar: WorkingCalendar,
  ): Promise<MovedDeadline[]> {
    const { catalogue, mover } = this.#ports;
    const clock = new RequestClock({ catalogue, calendar: () => calendar });
    const dates = clock.datesOf({ ...request, clock: clockOf(request) }, mover.processOf(request));
    const moved = [
      {
        request,
        stepKey: null,
        before: inUtc(request.dueAt),
        after: dates.serviceDueAt?.toISOString() ?? null,
      },
      {
        request,
        stepKey: request.currentStep,
        before: inUtc(stepDueAt),
        after: dates.stepDueAt?.toISOString() ?? null,
      },
    ].filter(({ before, after }) => before !== after);
    if (moved.length > 0) await saveDates(transaction, request.uuid, dates);
    return moved;
  }
}

function inUtc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
