import { type JobHelpers, Logger as JobLogger, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import type { FailedJobs } from './failed-jobs.ts';
import type { JobKind } from './job-list.ts';
import { FORGET_CALLS_TASK } from './postgres/index.ts';
import { ESCALATE_TASK } from './requests/index.ts';

export interface JobRunner {
  stop(): Promise<void>;
}

/** Work that comes by itself, queued once for all nodes at each of its times; what was missed while none ran is not made up. */
const REPEATED = [
  { task: ESCALATE_TASK, match: '* * * * *' },
  { task: FORGET_CALLS_TASK, match: '17 * * * *' },
];

/** Takes jobs from the queue in the database; any number of nodes may, each job is done by one. */
export async function startJobs(settings: {
  url: string;
  logger: Logger;
  jobs: Readonly<Record<string, JobKind>>;
  failed: FailedJobs;
  /** Whether this node watches the clock for what comes by itself. */
  repeats: boolean;
}): Promise<JobRunner> {
  const { url, logger, jobs, failed, repeats } = settings;
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', (error) => logger.error({ err: error, job: true }, 'connection of the job queue lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    preset: { worker: { schema: 'graphile_worker' } },
    logger: new JobLogger(() => (level, text) => {
      if (level === 'error' || level === 'warning')
        logger[level === 'error' ? 'error' : 'warn']({ job: true }, text);
    }),
    parsedCronItems: parseCronItems(repeats ? REPEATED : []),
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([task, kind]) => [
        task,
        (payload: unknown, { job, getQueueName }: JobHelpers) =>
          kind.run(payload, job.attempts >= job.max_attempts).catch(async (fault: unknown) => {
            if (job.attempts < job.max_attempts || job.key === null) throw fault;
            await failed.open({ task, payload, key: job.key, queue: await getQueueName() }, fault);
            logger.error({ err: fault, job: true, task }, 'job failed for good');
          }),
      ]),
    ),
  });
  failed.start();
  return {
    stop: async () => {
      await failed.stop();
      await runner.stop();
      await pool.end();
    },
  };
}
