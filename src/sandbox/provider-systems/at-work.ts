import { setTimeout as wait } from 'node:timers/promises';
import type { Case, CaseBook, ProviderSystem } from './case-book.ts';
import type { ProviderDesk, ReportFault } from './provider-desk.ts';

/** WAITS: reports when it is told to, and else never. ANSWERS: works through every request as it comes. */
export const WORK_MODES = ['WAITS', 'ANSWERS'] as const;
export type WorkMode = (typeof WORK_MODES)[number];

interface WorkParts {
  readonly book: CaseBook;
  readonly desk: ProviderDesk;
}

/** Between two tries of what the server says is too early. */
const PAUSE_MILLISECONDS = 100;
const TRIES = 300;
/** What may be told again later. */
const LATER: readonly (string | null)[] = ['REPORT_TOO_EARLY', 'SIGNATURE_UNDECIDED', 'INTERNAL'];

/** Which system works by itself, and what is wrong with what it reports then. */
export class SystemsAtWork {
  readonly #parts: WorkParts;
  readonly #modes = new Map<ProviderSystem, { readonly mode: WorkMode; readonly fault: ReportFault }>();
  #closed = false;

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  modeOf(system: ProviderSystem): { readonly mode: WorkMode; readonly fault: ReportFault } {
    return this.#modes.get(system) ?? { mode: 'WAITS', fault: 'NONE' };
  }

  set(system: ProviderSystem, mode: WorkMode, fault: ReportFault): void {
    this.#modes.set(system, { mode, fault });
  }

  reset(): void {
    this.#modes.clear();
  }

  /** A request has come: where its system works by itself, all of it is reported, each thing once what was before is taken. */
  async begin(about: Case): Promise<void> {
    const { mode, fault } = this.modeOf(about.system);
    if (mode !== 'ANSWERS') return;
    for (let tries = 0; tries < TRIES && !this.#closed; ) {
      const answered = await this.#parts.desk.report(about, fault);
      if (answered === null) return;
      if (answered.fault === null) {
        tries = 0;
      } else if (LATER.includes(answered.fault)) {
        tries += 1;
        await wait(PAUSE_MILLISECONDS);
      } else {
        return;
      }
    }
  }

  close(): void {
    this.#closed = true;
  }
}
