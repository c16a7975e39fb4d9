import { Logger as JobLogger, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { DELIVER_MESSAGES_TASK } from './exchange/index.ts';
import {
  ASK_REGISTRIES_TASK,
  CLEAN_UP_TASK,
  ESCALATE_TASK,
  EXPIRE_PAYMENT_TASK,
  JUDGE_SIGNATURE_TASK,
  MAIL_TASK,
  RECOUNT_TASK,
  type RequestJobs,
} from './requests/index.ts';

interface Jobs extends RequestJobs {
  readonly deliverMessages: (subjectId: string) => Promise<void>;
  /** Null where no mail is sent. */
  readonly sendMail: ((eventId: string) => Promise<void>) | null;
}

const timerSchema = z.object({ requestId: z.uuid() });
const signatureSchema = z.object({ signatureId: z.uuid() });
const messagesSchema = z.object({ subjectId: z.uuid() });
const mailSchema = z.object({ eventId: z.string().regex(/^\d+$/) });

export interface JobRunner {
  stop(): Promise<void>;
}

/** Work that comes by itself, queued once for all nodes at each of its times; what was missed while none ran is not made up. */
const REPEATED = [
  { task: ESCALATE_TASK, match: '* * * * *' },
  { task: CLEAN_UP_TASK, match: '40 * * * *' },
];

/** Takes jobs from the queue in the database; any number of nodes may, each job is done by one. */
export async function startJobs(settings: {
  url: string;
  logger: Logger;
  jobs: Jobs;
  /** Whether this node watches the clock for what comes by itself. */
  repeats: boolean;
}): Promise<JobRunner> {
  const { url, logger, jobs, repeats } = settings;
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
    taskList: {
      [EXPIRE_PAYMENT_TASK]: async (payload) => jobs.expireUnpaid(timerSchema.parse(payload).requestId),
      [ASK_REGISTRIES_TASK]: async (payload) => jobs.askRegistries(timerSchema.parse(payload).requestId),
      [JUDGE_SIGNATURE_TASK]: async (payload) =>
        jobs.judgeSignature(signatureSchema.parse(payload).signatureId),
      [DELIVER_MESSAGES_TASK]: async (payload) =>
        jobs.deliverMessages(messagesSchema.parse(payload).subjectId),
      [ESCALATE_TASK]: () => jobs.escalateSteps(),
      [CLEAN_UP_TASK]: () => jobs.cleanUp(),
      [RECOUNT_TASK]: () => jobs.recountDeadlines(),
      [MAIL_TASK]: async (payload) => jobs.sendMail?.(mailSchema.parse(payload).eventId),
    },
  });
  return {
    stop: async () => {
      await runner.stop();
      await pool.end();
    },
  };
}
