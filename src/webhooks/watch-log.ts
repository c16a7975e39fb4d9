import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { EventLog } from '../requests/index.ts';
import { queueDeliveries } from './delivery-store.ts';

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly onFault: (fault: unknown) => void;
}

/** What a node that died left undone is found by then. */
const LOOK_AGAIN_MILLISECONDS = 30_000;

/** Queues deliveries when this node hears of something new in the log, and looks from time to time in any case. */
export class WatchLog {
  readonly #ports: Ports;
  #working: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #forget: (() => void) | undefined;
  #stopped = false;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  start(): void {
    this.#forget = this.#ports.log.listen(({ sent }) => {
      if (sent) this.#work();
    });
    this.#timer = setInterval(() => this.#work(), LOOK_AGAIN_MILLISECONDS);
    this.#work();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#forget?.();
    clearInterval(this.#timer);
    await this.#working;
  }

  #work(): void {
    if (this.#stopped) return;
    if (this.#working !== undefined) {
      this.#again = true;
      return;
    }
    const { database, clock, onFault } = this.#ports;
    this.#working = queueDeliveries(database, clock.now())
      .catch(onFault)
      .finally(() => {
        this.#working = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.#work();
      });
  }
}
