import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError, type WorkingCalendar } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { SENDER_ROLE } from './create-register.ts';
import { lockRegisterFor, registerElsewhere, requireFresh } from './lock-register.ts';
import { nextPickUp } from './next-pick-up.ts';
import { moveRegister } from './register-store.ts';
import { scheduleOf } from './schedule-store.ts';

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
  readonly calendar: () => WorkingCalendar;
}

const MAX_SEAL = 40;

/**
 * The box is packed with both copies of the register, and sealed; it waits for the courier, who comes by the schedule that the
 * head of the centre approved. The same seal again changes nothing.
 */
export class SealRegister {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(viewer: Viewer, registerId: string, given: string, version: number | null): Promise<void> {
    const { database, clock, calendar } = this.#ports;
    const sealNumber = given.trim();
    if (sealNumber === '' || sealNumber.length > MAX_SEAL) {
      throw new DomainError('SEAL_NUMBER_REQUIRED', {
        path: ['input', 'sealNumber'],
        values: { limit: MAX_SEAL },
      });
    }
    await database.transaction(async (transaction) => {
      const register = await lockRegisterFor(transaction, viewer, registerId, SENDER_ROLE);
      if (register.state === 'SEALED' && register.sealNumber === sealNumber) return;
      requireFresh(register, version);
      if (register.state !== 'FORMED') throw registerElsewhere(register);
      const schedule = await scheduleOf(transaction, register.centre);
      if (schedule === null) throw new DomainError('SCHEDULE_MISSING');
      const at = clock.now();
      const pickUpAt = nextPickUp(schedule.times, at, calendar());
      await moveRegister(transaction, register, {
        state: 'SEALED',
        by: viewer,
        at,
        sealNumber,
        ...(pickUpAt === null ? {} : { pickUpAt }),
      });
    });
  }
}
