import { Logger as JobLogger, type Runner, run } from 'graphile-worker';
import type { Logger } from 'pino';
import { z } from 'zod';
import { EXPIRE_PAYMENT_TASK, MAIL_TASK } from './requests/index.ts';

interface Jobs {
  readonly expireUnpaid: (timer: { paymentId: string; requestId: string }) => Promise<void>;
  /** Null where no mail is sent. */
  readonly sendMail: ((eventId: string) => Promise<void>) | null;
}

const timerSchema = z.object({ paymentId: z.uuid(), requestId: z.uuid() });
const mailSchema = z.object({ eventId: z.string().regex(/^\d+$/) });

/** Takes jobs from the queue in the database; any number of nodes may, each job is done by one. */
export function startJobs(settings: { url: string; logger: Logger; jobs: Jobs }): Promise<Runner> {
  const { url, logger, jobs } = settings;
  return run({
    connectionString: url,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    preset: { worker: { schema: 'graphile_worker' } },
    logger: new JobLogger(() => (level, text) => {
      if (level === 'error' || level === 'warning') logger[level === 'error' ? 'error' : 'warn']({ job: true }, text);
    }),
    taskList: {
      [EXPIRE_PAYMENT_TASK]: async (payload) => jobs.expireUnpaid(timerSchema.parse(payload)),
      [MAIL_TASK]: async (payload) => jobs.sendMail?.(mailSchema.parse(payload).eventId),
    },
  });
}
