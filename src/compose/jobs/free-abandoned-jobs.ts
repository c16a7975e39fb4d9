import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import pg from 'pg';

interface Settings {
  readonly url: string;
  readonly onFault: (fault: unknown) => void;
  /** A job was taken for this node's workers, and the answer that said so was lost: their pool has to end for it to be freed. */
  readonly onLost: () => void;
}

/** How soon a job is taken up again whose node was killed while it was at it; the queue alone would wait four hours. */
const LOOK_MILLISECONDS = 2_500;
/** First half of the keys of advisory locks that stand for pools of workers. */
const WORKERS = 715_517;

/**
 * Says which workers of the job queue are alive, and frees the jobs of those that are not. For its pool of workers a node
 * holds an advisory lock on one connection: PostgreSQL lets go of it when the node is gone, however it went. Whoever gets
 * the lock of a pool that has a job knows that nobody is at the job. A node that lost only this connection may have a
 * job begun a second time: every job is safe to run again.
 */
export class FreeAbandonedJobs {
  readonly events: WorkerEvents = new EventEmitter();
  readonly #settings: Settings;
  /** Jobs are taken in the name of the pool that a worker belongs to. */
  readonly #pools = new Set<string>();
  /** Jobs that this node's workers are at. */
  readonly #begun = new Set<string>();
  #client: pg.Client | undefined;
  #looking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.events.on('pool:create', ({ workerPool }) => this.#pools.add(workerPool.id));
    this.events.on('job:start', ({ job }) => this.#begun.add(job.id));
    this.events.on('job:complete', ({ job }) => this.#begun.delete(job.id));
  }

  /** Once the pool is there. */
  async start(): Promise<void> {
    this.#looking = this.#look();
    await this.#looking;
    this.#lookAgain();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await Promise.allSettled([this.#looking]);
    await this.#client?.end();
  }

  #lookAgain(): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look()
        .catch((fault: unknown) => this.#settings.onFault(fault))
        .finally(() => this.#lookAgain());
    }, LOOK_MILLISECONDS);
  }

  /** Tries the locks of the pools that have had a job for a while. */
  async #look(): Promise<void> {
    const client = await this.#connection();
    const { rows } = await client.query<{ job: string; pool: string }>(
      `SELECT id AS job, locked_by AS pool FROM graphile_worker.jobs
       WHERE locked_at < now() - $1 * interval '1 millisecond'`,
      [2 * LOOK_MILLISECONDS],
    );
    const others = rows.filter(({ pool }) => !this.#pools.has(pool));
    for (const pool of new Set(others.map(({ pool }) => pool))) await freeJobsOf(client, pool);
    if (rows.some(({ job, pool }) => this.#pools.has(pool) && !this.#begun.has(job))) this.#settings.onLost();
  }

  async #connection(): Promise<pg.Client> {
    if (this.#client !== undefined) return this.#client;
    const client = new pg.Client({
      connectionString: this.#settings.url,
      application_name: 'qyzmet workers',
      keepAlive: true,
    });
    const lost = (): void => {
      if (this.#client === client) this.#client = undefined;
    };
    client.on('error', lost).on('end', lost);
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1, hashtext(id)) FROM unnest($2::text[]) AS id', [
      WORKERS,
      [...this.#pools],
    ]);
    this.#client = client;
    return client;
  }
}

async function freeJobsOf(client: pg.Client, pool: string): Promise<void> {
  await client.query(
    `SELECT graphile_worker.force_unlock_workers(ARRAY[$2]), pg_advisory_unlock($1, hashtext($2))
     WHERE pg_try_advisory_lock($1, hashtext($2))`,
    [WORKERS, pool],
  );
}
