import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DigestJob, GostJob, VerifyJob } from './gost-jobs.ts';
import type { GostAnswer } from './gost-worker.ts';
import { VerificationBusy } from './verification-busy.ts';

export interface GostThreadsOptions {
  /** One core stays with the event loop unless told. */
  readonly threads?: number;
  /** Jobs that may wait; some two seconds' work of one thread unless told. */
  readonly longestQueue?: number;
  /** The file the threads run; for tests that break it. */
  readonly worker?: URL;
}

interface Task {
  readonly job: GostJob;
  readonly settle: (answer: GostAnswer) => void;
  readonly fail: (error: VerificationBusy) => void;
  crashes: number;
}

/**
 * Does GOST arithmetic in threads, so that the event loop stays free: a verification takes some 2.5 ms. The
 * threads start with the first job and hold the process only while they work.
 */
export class GostThreads {
  readonly #most: number;
  readonly #longestQueue: number;
  readonly #file: URL;
  readonly #waiting: Task[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Task>();

  constructor({ threads, longestQueue = 1024, worker }: GostThreadsOptions = {}) {
    this.#most = threads ?? Math.max(1, availableParallelism() - 1);
    this.#longestQueue = longestQueue;
    this.#file = worker ?? new URL(`./gost-worker${extname(import.meta.url)}`, import.meta.url);
  }

  /** Rejects with VerificationBusy alone, as verify does. */
  async digest(job: Omit<DigestJob, 'kind'>): Promise<Buffer> {
    const answer = await this.#do({ kind: 'digest', ...job });
    if (typeof answer === 'boolean') throw new TypeError('not the answer of a digest');
    return Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  }

  async verify(job: Omit<VerifyJob, 'kind'>): Promise<boolean> {
    return (await this.#do({ kind: 'verify', ...job })) === true;
  }

  /** Ends the threads; who waits is told so. A later job starts them anew. */
  async close(): Promise<void> {
    const tasks = [...this.#waiting.splice(0), ...this.#busy.values()];
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    this.#busy.clear();
    for (const { fail } of tasks) fail(new VerificationBusy('CLOSED'));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #do(job: GostJob): Promise<GostAnswer> {
    if (this.#waiting.length >= this.#longestQueue) return Promise.reject(new VerificationBusy('QUEUE_FULL'));
    return new Promise((settle, fail) => {
      this.#waiting.push({ job, settle, fail, crashes: 0 });
      this.#dispatch();
    });
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#busy.size < this.#most ? this.#start() : undefined);
      const task = worker && this.#waiting.shift();
      if (worker === undefined || task === undefined) return;
      this.#busy.set(worker, task);
      worker.ref();
      const { copy, buffers } = copyOf(task.job);
      worker.postMessage(copy, buffers);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#file, { name: 'gost', execArgv: [] });
    let cause: unknown;
    worker.on('message', (answer: GostAnswer) => {
      const task = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      worker.unref();
      task?.settle(answer);
      this.#dispatch();
    });
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => this.#bury(worker, cause));
    return worker;
  }

  /** A thread has ended: its job goes to another once, since the job itself may be what ended it. */
  #bury(worker: Worker, cause: unknown): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place >= 0) this.#idle.splice(place, 1);
    if (task === undefined) return;
    task.crashes += 1;
    if (task.crashes > 1) task.fail(new VerificationBusy('CRASHED', cause));
    else this.#waiting.unshift(task);
    this.#dispatch();
  }
}

/** A thread gets bytes of its own: what is sent as it stands takes along the whole buffer it is a part of. */
function copyOf(job: GostJob): { copy: GostJob; buffers: ArrayBuffer[] } {
  const data = Uint8Array.from(job.data);
  if (job.kind === 'digest') return { copy: { ...job, data }, buffers: [data.buffer] };
  const key = Uint8Array.from(job.key);
  const signature = Uint8Array.from(job.signature);
  return { copy: { ...job, data, key, signature }, buffers: [data.buffer, key.buffer, signature.buffer] };
}
