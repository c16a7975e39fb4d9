import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { SENDER_ROLE } from './create-register.ts';
import { lockRegisterFor, registerElsewhere, requireFresh } from './lock-register.ts';
import { moveRegister } from './register-store.ts';

const MAX_REASON = 1000;

/**
 * The sender calls a register off before the courier takes the box: the papers are where they were, and wait for the next
 * one. For the same reason again, it changes nothing.
 */
export class CancelRegister {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(ports: { database: Database; clock: Clock }) {
    this.#database = ports.database;
    this.#clock = ports.clock;
  }

  async run(viewer: Viewer, registerId: string, given: string, version: number | null): Promise<void> {
    const reason = given.trim();
    const path = ['input', 'reason'];
    if (reason === '') throw new DomainError('NOTE_REQUIRED', { path });
    if (reason.length > MAX_REASON)
      throw new DomainError('NOTE_TOO_LONG', { path, values: { limit: MAX_REASON } });
    await this.#database.transaction(async (transaction) => {
      const register = await lockRegisterFor(transaction, viewer, registerId, SENDER_ROLE);
      if (register.state === 'CANCELLED' && register.marks.CANCELLED?.note === reason) return;
      requireFresh(register, version);
      if (register.state !== 'FORMED' && register.state !== 'SEALED') throw registerElsewhere(register);
      const move = { state: 'CANCELLED', by: viewer, at: this.#clock.now(), note: reason } as const;
      await moveRegister(transaction, register, move);
    });
  }
}
