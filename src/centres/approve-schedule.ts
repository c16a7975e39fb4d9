import type { Catalogue } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { orderedTimes, type PickUpTime, type ScheduleRow } from './courier-schedule.ts';
import { insertSchedule, scheduleOf } from './schedule-store.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

/** The head of a centre approves when the courier comes, from now on; what was approved before is kept. */
export class ApproveSchedule {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(viewer: Viewer, given: readonly PickUpTime[]): Promise<ScheduleRow> {
    const { database, clock } = this.#ports;
    const centre = this.#centreOf(viewer);
    const times = orderedTimes(given);
    const current = await scheduleOf(database, centre);
    if (current !== null && JSON.stringify(current.times) === JSON.stringify(times)) return current;
    const at = clock.now();
    await insertSchedule(database, { centre, times, by: viewer, at });
    return { times, approvedBy: viewer.name, approvedAt: at.toISOString() };
  }

  /** A centre provides no service itself: the heads of those who do have no schedule to approve. */
  #centreOf({ organisation }: Viewer): string {
    const provides = this.#ports.catalogue.editions.some(({ provider }) => provider === organisation);
    if (organisation === null || provides) throw new DomainError('FORBIDDEN');
    return organisation;
  }
}
