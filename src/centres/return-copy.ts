import type { Viewer } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { SENDER_ROLE } from './create-register.ts';
import { lockRegisterFor, registerElsewhere, requireFresh } from './lock-register.ts';
import { moveRegister } from './register-store.ts';

/** The second copy, marked by the receiver, is back with whoever sent the parcel. Again, it changes nothing. */
export class ReturnCopy {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(ports: { database: Database; clock: Clock }) {
    this.#database = ports.database;
    this.#clock = ports.clock;
  }

  async run(viewer: Viewer, registerId: string, version: number | null): Promise<void> {
    await this.#database.transaction(async (transaction) => {
      const register = await lockRegisterFor(transaction, viewer, registerId, SENDER_ROLE);
      if (register.state === 'CLOSED') return;
      requireFresh(register, version, ['version']);
      if (register.state !== 'MARKED') throw registerElsewhere(register);
      await moveRegister(transaction, register, { state: 'CLOSED', by: viewer, at: this.#clock.now() });
    });
  }
}
