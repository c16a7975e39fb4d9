import { setTimeout as pause } from 'node:timers/promises';
import type { EventLog } from './event-log.ts';
import type { EventRow } from './request.ts';

interface LogWorkerSettings {
  readonly log: EventLog;
  /** Catches up with the log, from wherever its place is kept. */
  readonly work: () => Promise<void>;
  readonly onFault: (fault: unknown) => void;
  /** Whether an entry is a reason to work; each one is where not given. */
  readonly concerns?: (event: EventRow) => boolean;
}

/** What comes meanwhile is worked off together: under load a round is for many entries. */
const REST_MILLISECONDS = 100;
/** What failed is tried again by then. */
const TRY_AGAIN_MILLISECONDS = 2000;
/** What a node that died left undone is taken up by then. */
const LOOK_AGAIN_MILLISECONDS = 30_000;

/** Works whenever this node hears of something new in the log, one time after another, and now and then in any case. */
export class LogWorker {
  readonly #settings: LogWorkerSettings;
  readonly #stopping = new AbortController();
  #working: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #forget: (() => void) | undefined;

  constructor(settings: LogWorkerSettings) {
    this.#settings = settings;
  }

  start(): void {
    const { log, concerns = () => true } = this.#settings;
    this.#forget = log.listen((event) => {
      if (concerns(event)) this.#work();
    });
    this.#timer = setInterval(() => this.#work(), LOOK_AGAIN_MILLISECONDS);
    this.#work();
  }

  /** Ends what is under way as well. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#forget?.();
    clearInterval(this.#timer);
    await this.#working;
  }

  #work(): void {
    if (this.#stopping.signal.aborted) return;
    if (this.#working !== undefined) {
      this.#again = true;
      return;
    }
    this.#working = this.#round().finally(() => {
      this.#working = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.#work();
    });
  }

  async #round(): Promise<void> {
    const { work, onFault } = this.#settings;
    let rest = REST_MILLISECONDS;
    try {
      await work();
    } catch (fault) {
      onFault(fault);
      this.#again = true;
      rest = TRY_AGAIN_MILLISECONDS;
    }
    await pause(rest, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
