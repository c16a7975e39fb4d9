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

/** What failed is tried again by then. */
const TRY_AGAIN_MILLISECONDS = 2000;
/** What a node that died left undone is taken up by then. */
const LOOK_AGAIN_MILLISECONDS = 30_000;

/** Works whenever this node hears of something new in the log, one time after another, and now and then in any case. */
export class LogWorker {
  readonly #settings: LogWorkerSettings;
  #working: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #forget: (() => void) | undefined;
  #stopped = false;

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
    this.#stopped = true;
    this.#forget?.();
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
    await this.#working;
  }

  #work(): void {
    if (this.#stopped) return;
    if (this.#working !== undefined) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#retry);
    const { work, onFault } = this.#settings;
    this.#working = work()
      .catch((fault: unknown) => {
        onFault(fault);
        if (!this.#stopped) this.#retry = setTimeout(() => this.#work(), TRY_AGAIN_MILLISECONDS);
      })
      .finally(() => {
        this.#working = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.#work();
      });
  }
}
