import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { SessionRegistry } from './session-registry.ts';
import type { SessionStore } from './session-store.ts';
import type { Viewer } from './viewer.ts';

interface LogOutPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly registry: SessionRegistry;
}

export class LogOut {
  readonly #ports: LogOutPorts;

  constructor(ports: LogOutPorts) {
    this.#ports = ports;
  }

  /** Ends the viewer's session: its tokens are worth nothing from now on, here at once and soon on every node. */
  async run({ sessionId }: Viewer): Promise<void> {
    const { database, clock, store, registry } = this.#ports;
    const now = clock.now();
    await database.transaction(async (transaction) => {
      await store.end(transaction, sessionId, 'LOGOUT', now);
      transaction.afterCommit(() => registry.end(sessionId, now));
    });
  }
}
