import { Logger as JobLogger, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { DELIVER_MESSAGES_TASK } from './exchange/index.ts';
import {
  ASK_REGISTRIES_TASK,
  EXPIRE_PAYMENT_TASK,
  JUDGE_SIGNATURE_TASK,
  MAIL_TASK,
} from './requests/index.ts';
import { DELIVER_WEBHOOK_TASK, WEBHOOK_DISABLED_TASK } from './webhooks/index.ts';

interface Jobs {
  readonly expireUnpaid: (requestId: string) => Promise<void>;
  readonly askRegistries: (requestId: string) => Promise<void>;
  readonly judgeSignature: (heldSignatureId: string) => Promise<void>;
  readonly deliverMessages: (subjectId: string) => Promise<void>;
  /** Null where no mail is sent. */
  readonly sendMail: ((eventId: string) => Promise<void>) | null;
  readonly deliverWebhook: (webhookId: string) => Promise<void>;
  readonly tellWebhookDisabled: (webhookId: string) => Promise<void>;
}

const timerSchema = z.object({ requestId: z.uuid() });
const signatureSchema = z.object({ signatureId: z.uuid() });
const messagesSchema = z.object({ subjectId: z.uuid() });
const webhookSchema = z.object({ webhookId: z.uuid() });
const mailSchema = z.object({ eventId: z.string().regex(/^\d+$/) });

export interface JobRunner {
  stop(): Promise<void>;
}

/** Takes jobs from the queue in the database; any number of nodes may, each job is done by one. */
export async function startJobs(settings: { url: string; logger: Logger; jobs: Jobs }): Promise<JobRunner> {
  const { url, logger, jobs } = settings;
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  pool.on('error', (error) => logger.error({ err: error, job: true }, 'connection of the job queue lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const work = (concurrency: number, taskList: TaskList): Promise<Runner> =>
    run({
      pgPool: pool,
      concurrency,
      pollInterval: 2_000,
      noHandleSignals: true,
      preset: { worker: { schema: 'graphile_worker' } },
      logger: new JobLogger(() => (level, text) => {
        if (level === 'error' || level === 'warning')
          logger[level === 'error' ? 'error' : 'warn']({ job: true }, text);
      }),
      taskList,
    });
  const runners = await Promise.all([
    work(2, {
      [EXPIRE_PAYMENT_TASK]: async (payload) => jobs.expireUnpaid(timerSchema.parse(payload).requestId),
      [ASK_REGISTRIES_TASK]: async (payload) => jobs.askRegistries(timerSchema.parse(payload).requestId),
      [JUDGE_SIGNATURE_TASK]: async (payload) =>
        jobs.judgeSignature(signatureSchema.parse(payload).signatureId),
      [DELIVER_MESSAGES_TASK]: async (payload) =>
        jobs.deliverMessages(messagesSchema.parse(payload).subjectId),
      [MAIL_TASK]: async (payload) => jobs.sendMail?.(mailSchema.parse(payload).eventId),
      [WEBHOOK_DISABLED_TASK]: async (payload) =>
        jobs.tellWebhookDisabled(webhookSchema.parse(payload).webhookId),
    }),
    /* Apart: receivers that take their time keep nothing else waiting. */
    work(4, {
      [DELIVER_WEBHOOK_TASK]: async (payload) => jobs.deliverWebhook(webhookSchema.parse(payload).webhookId),
    }),
  ]);
  return {
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      await pool.end();
    },
  };
}
