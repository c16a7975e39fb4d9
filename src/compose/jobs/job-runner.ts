import {
  type JobHelpers,
  Logger as JobLogger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
} from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { GIVE_UP_UNFETCHED_TASK } from '../../exchange/index.ts';
import { FETCH_MESSAGES_TASK } from '../../gateway/index.ts';
import { RECONCILE_DAY_TASK, RECONCILE_TASK } from '../../payments/index.ts';
import { FORGET_CALLS_TASK } from '../../postgres/index.ts';
import { ENTER_RESULTS_TASK } from '../../registers/index.ts';
import { CLEAN_UP_TASK, ESCALATE_TASK } from '../../requests/index.ts';
import type { FailedJobs } from './failed-jobs.ts';
import { FreeAbandonedJobs } from './free-abandoned-jobs.ts';
import type { JobKind } from './job-list.ts';
import { KeptRunning, type Running } from './kept-running.ts';

export interface JobRunner {
  stop(): Promise<void>;
}

interface Settings {
  readonly url: string;
  readonly logger: Logger;
  readonly jobs: Readonly<Record<string, JobKind>>;
  readonly failed: FailedJobs;
  /** Whether this node watches the clock for what comes by itself. */
  readonly repeats: boolean;
}

/** Work that comes by itself, queued once for all nodes at each of its times; what was missed while none ran is not made up. */
const REPEATED = [
  { task: ESCALATE_TASK, match: '* * * * *' },
  /* One after another; a gateway that does not answer in this minute is asked again in the next. */
  {
    task: FETCH_MESSAGES_TASK,
    match: '* * * * *',
    options: { jobKey: FETCH_MESSAGES_TASK, queueName: FETCH_MESSAGES_TASK, maxAttempts: 3 },
  },
  { task: FORGET_CALLS_TASK, match: '17 * * * *' },
  { task: ENTER_RESULTS_TASK, match: '25 * * * *' },
  { task: CLEAN_UP_TASK, match: '40 * * * *' },
  { task: GIVE_UP_UNFETCHED_TASK, match: '50 * * * *' },
  { task: RECONCILE_TASK, match: '*/15 * * * *' },
  /* In UTC: half past one in the capital, when the gateway has closed its day. */
  { task: RECONCILE_DAY_TASK, match: '30 20 * * *' },
];

/**
 * Takes jobs from the queue in the database; any number of nodes may, each job is done by one. Where the queue's own
 * runner gives up, since it could not say that a job was done, another takes its place.
 */
export async function startJobs(settings: Settings): Promise<JobRunner> {
  const { url, logger, failed } = settings;
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', (error) => logger.error({ err: error, job: true }, 'connection of the job queue lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const runner = new KeptRunning(
    () => begin(pool, settings),
    (fault) => logger.error({ err: fault, job: true }, 'the job queue did not start again'),
  );
  await runner.start();
  failed.start();
  return {
    stop: async () => {
      await failed.stop();
      await runner.stop();
      await pool.end();
    },
  };
}

async function begin(pool: pg.Pool, settings: Settings): Promise<Running> {
  const { url, logger, repeats } = settings;
  const abandoned = new FreeAbandonedJobs({
    url,
    onFault: (fault) => logger.error({ err: fault, job: true }, 'abandoned jobs were not looked for'),
    onLost: () => {
      logger.warn({ job: true }, 'a job was lost sight of: the workers begin anew');
      void stop();
    },
  });
  const runner = await run({
    events: abandoned.events,
    pgPool: pool,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    /* Without a delay nobody waits for the statement that says a job is done: its failure would end the program. */
    preset: { worker: { schema: 'graphile_worker', completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new JobLogger(() => (level, text) => {
      if (level === 'error' || level === 'warning')
        logger[level === 'error' ? 'error' : 'warn']({ job: true }, text);
    }),
    parsedCronItems: parseCronItems(repeats ? REPEATED : []),
    taskList: tasksOf(settings),
  });
  const { ended, stop } = endOf(runner, abandoned, logger);
  try {
    await abandoned.start();
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { ended, stop };
}

function endOf(runner: Runner, abandoned: FreeAbandonedJobs, logger: Logger): Running {
  let isOver = false;
  const ended = runner.promise
    .finally(() => {
      isOver = true;
      return abandoned.stop();
    })
    .catch((fault: unknown) => logger.error({ err: fault, job: true }, 'the job queue stopped'));
  return {
    ended,
    stop: async () => {
      /* One that stops already, by itself or as told before, refuses to be told. */
      if (!isOver) await runner.stop().catch(() => undefined);
      await ended;
    },
  };
}

function tasksOf({ jobs, failed, logger }: Settings): TaskList {
  return Object.fromEntries(
    Object.entries(jobs).map(([task, kind]) => [
      task,
      (payload: unknown, { job, getQueueName }: JobHelpers) =>
        kind.run(payload, job.attempts >= job.max_attempts).catch(async (fault: unknown) => {
          if (job.attempts < job.max_attempts || job.key === null) throw fault;
          await failed.open({ task, payload, key: job.key, queue: await getQueueName() }, fault);
          logger.error({ err: fault, job: true, task }, 'job failed for good');
        }),
    ]),
  );
}
