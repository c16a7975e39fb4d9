import type { Viewer } from '../../identity/index.ts';
import { type Clock, DomainErrors } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import { RECOUNT_TASK } from '../timers.ts';
import { type CalendarBook, calendarWith } from './calendar-book.ts';
import { addDecree, type CalendarDecree, listDecrees } from './calendar-decree-store.ts';
import { checkCalendarDecree } from './check-calendar-decree.ts';
import type { MovedDeadline, RecountOpenRequests } from './recount-open-requests.ts';

interface Ports {
  readonly database: Database;
  readonly book: CalendarBook;
  readonly recount: RecountOpenRequests;
  readonly clock: Clock;
}

/**
 * An administrator enters what was decided of a year. Every open request is due by it from the same moment on; the answer
 * is what that moves. A decree on a year goes before an earlier one, which is kept.
 */
export class DecideCalendarYear {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(viewer: Viewer, decree: CalendarDecree): Promise<MovedDeadline[]> {
    const { database, book, recount, clock } = this.#ports;
    const moved = await database.transaction(async (transaction) => {
      await addDecree(transaction, decree, { by: viewer.id, at: clock.now() });
      const decrees = await listDecrees(transaction);
      const faults = checkCalendarDecree(
        decree,
        decrees.filter(({ year }) => year !== decree.year),
      );
      if (faults.length > 0) throw new DomainErrors(faults);
      await transaction.query(`SELECT queue_job($1, '{}', now() + interval '30 seconds', $1)`, [
        RECOUNT_TASK,
      ]);
      return recount.within(transaction, calendarWith(decrees));
    });
    await book.read();
    return moved;
  }
}
