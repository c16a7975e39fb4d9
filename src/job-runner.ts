import { Logger as JobLogger, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { DELIVER_MESSAGES_TASK } from './exchange/index.ts';
import { FreeAbandonedJobs } from './free-abandoned-jobs.ts';
import { KeptRunning, type Running } from './kept-running.ts';
import { FORGET_CALLS_TASK } from './postgres/index.ts';
import {
  ASK_REGISTRIES_TASK,
  EXPIRE_PAYMENT_TASK,
  JUDGE_SIGNATURE_TASK,
  MAIL_TASK,
} from './requests/index.ts';

interface Jobs {
  readonly expireUnpaid: (requestId: string) => Promise<void>;
  readonly askRegistries: (requestId: string) => Promise<void>;
  readonly judgeSignature: (heldSignatureId: string) => Promise<void>;
  readonly deliverMessages: (subjectId: string) => Promise<void>;
  readonly forgetCalls: () => Promise<unknown>;
  /** Null where no mail is sent. */
  readonly sendMail: ((eventId: string) => Promise<void>) | null;
}

const timerSchema = z.object({ requestId: z.uuid() });
const signatureSchema = z.object({ signatureId: z.uuid() });
const messagesSchema = z.object({ subjectId: z.uuid() });
const mailSchema = z.object({ eventId: z.string().regex(/^\d+$/) });

/** What comes round by the clock, in UTC; of several nodes one queues it. */
const CRONTAB = `17 * * * * ${FORGET_CALLS_TASK}`;

/**
 * Takes jobs from the queue in the database; any number of nodes may, each job is done by one. Where the queue's own
 * runner gives up, since it could not say that a job was done, another takes its place.
 */
export async function startJobs(settings: {
  url: string;
  logger: Logger;
  jobs: Jobs;
}): Promise<{ stop(): Promise<void> }> {
  const { url, logger } = settings;
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', (error) => logger.error({ err: error, job: true }, 'connection of the job queue lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const runner = new KeptRunning(
    () => begin(pool, settings),
    (fault) => logger.error({ err: fault, job: true }, 'the job queue did not start again'),
  );
  await runner.start();
  return {
    stop: async () => {
      await runner.stop();
      await pool.end();
    },
  };
}

async function begin(pool: pg.Pool, settings: { url: string; logger: Logger; jobs: Jobs }): Promise<Running> {
  const { url, logger, jobs } = settings;
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
    crontab: CRONTAB,
    taskList: tasksOf(jobs),
  });
  let isOver = false;
  const ended = runner.promise
    .finally(() => {
      isOver = true;
      return abandoned.stop();
    })
    .catch((fault: unknown) => logger.error({ err: fault, job: true }, 'the job queue stopped'));
  const stop = async (): Promise<void> => {
    /* One that stops already, by itself or as told before, refuses to be told. */
    if (!isOver) await runner.stop().catch(() => undefined);
    await ended;
  };
  try {
    await abandoned.start();
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { ended, stop };
}

function tasksOf(jobs: Jobs): TaskList {
  return {
    [FORGET_CALLS_TASK]: async () => {
      await jobs.forgetCalls();
    },
    [EXPIRE_PAYMENT_TASK]: async (payload) => jobs.expireUnpaid(timerSchema.parse(payload).requestId),
    [ASK_REGISTRIES_TASK]: async (payload) => jobs.askRegistries(timerSchema.parse(payload).requestId),
    [JUDGE_SIGNATURE_TASK]: async (payload) =>
      jobs.judgeSignature(signatureSchema.parse(payload).signatureId),
    [DELIVER_MESSAGES_TASK]: async (payload) => jobs.deliverMessages(messagesSchema.parse(payload).subjectId),
    [MAIL_TASK]: async (payload) => jobs.sendMail?.(mailSchema.parse(payload).eventId),
  };
}
