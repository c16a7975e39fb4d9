import { type IncidentCode, type IncidentJob, openIncident } from '../../incidents/index.ts';
import { type Clock, OutsideFault } from '../../kernel/index.ts';
import type { Database, Queryable } from '../../postgres/index.ts';
import type { JobKind } from './job-list.ts';

interface FailedJobsPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Readonly<Record<string, JobKind>>;
  readonly report: (fault: unknown) => void;
}

/** How often the queue is looked through for jobs that ended with the node that ran them. */
const SWEEP_MILLISECONDS = 60_000;

/** A job that used up its attempts leaves the queue and becomes an incident, from which it can be put back. */
export class FailedJobs {
  readonly #ports: FailedJobsPorts;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;

  constructor(ports: FailedJobsPorts) {
    this.#ports = ports;
  }

  /** Also finds what failed for good while nobody could write that down. */
  start(): void {
    this.#sweeping = this.#sweep()
      .catch(this.#ports.report)
      .then(() => {
        this.#timer = setTimeout(() => this.start(), SWEEP_MILLISECONDS);
      });
  }

  async stop(): Promise<void> {
    await this.#sweeping;
    clearTimeout(this.#timer);
  }

  /** The last attempt of a job has failed. */
  async open(job: IncidentJob, fault: unknown): Promise<void> {
    await this.#open(this.#ports.database, job, fault instanceof OutsideFault ? fault.reason : 'UNEXPECTED');
  }

  /** A job without a key was one whose place a newer of the same key has taken: that one matters. */
  async #sweep(): Promise<void> {
    await this.#ports.database.transaction(async (transaction) => {
      const taken = await transaction.query<Omit<IncidentJob, 'key'> & { key: string | null }>(
        'SELECT task, payload, job_key AS key, queue FROM take_failed_jobs()',
      );
      for (const { key, ...job } of taken) {
        if (key !== null) await this.#open(transaction, { ...job, key }, 'UNEXPECTED');
      }
    });
  }

  async #open(queryable: Queryable, job: IncidentJob, code: IncidentCode): Promise<void> {
    const { jobs, clock } = this.#ports;
    const known = jobs[job.task]?.fails(job.payload) ?? null;
    const unknown = { kind: 'JOB' as const, type: job.task, id: job.key, requestId: null };
    await openIncident(queryable, { subject: known ?? unknown, code, job, at: clock.now() });
  }
}
