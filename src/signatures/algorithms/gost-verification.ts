import { GostEngine } from './gost-engine.ts';
import type { DigestJob, VerifyJob } from './gost-jobs.ts';
import { GostThreads } from './gost-threads.ts';

/** Where GOST signatures of this process are verified: by threads in plain arithmetic, or by an engine. */
class GostVerification {
  readonly #threads = new GostThreads();
  #engine: GostEngine | undefined;

  /** From now on, until the end, what the engine knows is asked of it. Throws GostEngineError, and all stays as it is. */
  useEngine(path: string): void {
    this.#engine = new GostEngine(path);
  }

  /** Rejects with VerificationBusy alone. What the engine cannot say the threads do. */
  async verify(job: Omit<VerifyJob, 'kind'>): Promise<boolean> {
    if (this.#engine?.takes(job) !== true) return this.#threads.verify(job);
    try {
      return await this.#engine.verify(job);
    } catch {
      return this.#threads.verify(job);
    }
  }

  /** Rejects with VerificationBusy alone. */
  digest(job: Omit<DigestJob, 'kind'>): Promise<Buffer> {
    return this.#threads.digest(job);
  }

  /** Ends the threads; who waits is told so. A later call starts them anew, and asks no engine. */
  close(): Promise<void> {
    this.#engine = undefined;
    return this.#threads.close();
  }
}

export const gostVerification = new GostVerification();
