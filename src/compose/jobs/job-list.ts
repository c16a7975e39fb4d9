import { z } from 'zod';
import { DELIVER_MESSAGES_TASK, GIVE_UP_UNFETCHED_TASK } from '../../exchange/index.ts';
import { FETCH_MESSAGES_TASK } from '../../gateway/index.ts';
import type { IncidentSubject } from '../../incidents/index.ts';
import { RECONCILE_DAY_TASK, RECONCILE_TASK, REFUND_TASK } from '../../payments/index.ts';
import { FORGET_CALLS_TASK } from '../../postgres/index.ts';
import { ENTER_RESULTS_TASK } from '../../registers/index.ts';
import {
  ASK_REGISTRIES_TASK,
  CLEAN_UP_TASK,
  ESCALATE_TASK,
  EXPIRE_PAYMENT_TASK,
  JUDGE_SIGNATURE_TASK,
  MAIL_TASK,
  RECOUNT_TASK,
  type RequestJobs,
} from '../../requests/index.ts';
import { DELIVER_WEBHOOK_TASK, WEBHOOK_DISABLED_TASK } from '../../webhooks/index.ts';
import { FETCHING_INCIDENT } from '../fetching-incident.ts';

export interface Jobs extends RequestJobs {
  /** With a message that had been given up, and is to be sent after all. */
  readonly deliverMessages: (subjectId: string, again: string | null) => Promise<void>;
  readonly fetchMessages: () => Promise<void>;
  readonly giveUpUnfetched: () => Promise<unknown>;
  readonly sendMail: (eventId: string, last: boolean) => Promise<void>;
  /** With `enable`, also where it had been disabled. */
  readonly deliverWebhook: (webhookId: string, enable: boolean) => Promise<void>;
  readonly tellWebhookDisabled: (webhookId: string) => Promise<void>;
  readonly forgetCalls: () => Promise<unknown>;
  readonly refundPayment: (paymentId: string) => Promise<void>;
  readonly enterResults: () => Promise<unknown>;
  readonly reconcilePayments: () => Promise<unknown>;
  readonly reconcileDay: () => Promise<unknown>;
}

/** What a job of the queue does, and what it has failed when it used up its attempts. */
export interface JobKind {
  /** `last`: it has no more attempts. */
  run(payload: unknown, last: boolean): Promise<void>;
  /** Null where the payload makes no sense. */
  fails(payload: unknown): IncidentSubject | null;
}

const requestSchema = z.object({ requestId: z.uuid() });
const signatureSchema = z.object({ signatureId: z.uuid(), requestId: z.uuid().nullish() });
const messagesSchema = z.object({ subjectId: z.uuid(), again: z.uuid().nullish() });
const refundSchema = z.object({ paymentId: z.uuid(), subjectId: z.uuid() });
const webhookSchema = z.object({ webhookId: z.uuid(), enable: z.boolean().optional() });
const mailSchema = z.object({ eventId: z.string().regex(/^\d+$/), requestId: z.uuid().nullish() });

/** The jobs of the queue, by the names of their tasks. */
export function jobList(jobs: Jobs): Readonly<Record<string, JobKind>> {
  return {
    [EXPIRE_PAYMENT_TASK]: jobKind(
      requestSchema,
      ({ requestId }) => jobs.expireUnpaid(requestId),
      ({ requestId }) => ({ kind: 'PAYMENT', type: 'request', id: requestId, requestId }),
    ),
    [ASK_REGISTRIES_TASK]: jobKind(
      requestSchema,
      ({ requestId }) => jobs.askRegistries(requestId),
      ({ requestId }) => ({ kind: 'REGISTRIES', type: 'request', id: requestId, requestId }),
    ),
    [JUDGE_SIGNATURE_TASK]: jobKind(
      signatureSchema,
      ({ signatureId }) => jobs.judgeSignature(signatureId),
      ({ signatureId, requestId = null }) => ({
        kind: 'SIGNATURE',
        type: 'held-signature',
        id: signatureId,
        requestId,
      }),
    ),
    [DELIVER_MESSAGES_TASK]: jobKind(
      messagesSchema,
      ({ subjectId, again = null }) => jobs.deliverMessages(subjectId, again),
      ({ subjectId }) => ({ kind: 'EXCHANGE', type: 'request', id: subjectId, requestId: subjectId }),
    ),
    [DELIVER_WEBHOOK_TASK]: jobKind(
      webhookSchema,
      ({ webhookId, enable = false }) => jobs.deliverWebhook(webhookId, enable),
      ({ webhookId }) => ({ kind: 'WEBHOOK', type: 'webhook', id: webhookId, requestId: null }),
    ),
    [WEBHOOK_DISABLED_TASK]: jobKind(
      webhookSchema,
      ({ webhookId }) => jobs.tellWebhookDisabled(webhookId),
      ({ webhookId }) => ({ kind: 'MAIL', type: 'webhook', id: webhookId, requestId: null }),
    ),
    [REFUND_TASK]: jobKind(
      refundSchema,
      ({ paymentId }) => jobs.refundPayment(paymentId),
      ({ paymentId, subjectId }) => ({
        kind: 'REFUND',
        type: 'payment',
        id: paymentId,
        requestId: subjectId,
      }),
    ),
    [RECONCILE_TASK]: chore(() => jobs.reconcilePayments()),
    [RECONCILE_DAY_TASK]: chore(() => jobs.reconcileDay()),
    [FETCH_MESSAGES_TASK]: jobKind(
      z.unknown(),
      () => jobs.fetchMessages(),
      () => FETCHING_INCIDENT,
    ),
    [GIVE_UP_UNFETCHED_TASK]: chore(() => jobs.giveUpUnfetched()),
    [ESCALATE_TASK]: chore(() => jobs.escalateSteps()),
    [CLEAN_UP_TASK]: chore(() => jobs.cleanUp()),
    [RECOUNT_TASK]: chore(() => jobs.recountDeadlines()),
    [ENTER_RESULTS_TASK]: chore(() => jobs.enterResults()),
    [FORGET_CALLS_TASK]: chore(() => jobs.forgetCalls()),
    [MAIL_TASK]: jobKind(
      mailSchema,
      ({ eventId }, last) => jobs.sendMail(eventId, last),
      ({ eventId, requestId = null }) => ({ kind: 'MAIL', type: 'event', id: eventId, requestId }),
    ),
  };
}

/** A job about nothing in particular. */
function chore(run: () => Promise<unknown>): JobKind {
  return {
    run: async () => {
      await run();
    },
    fails: () => null,
  };
}

function jobKind<Schema extends z.ZodType>(
  schema: Schema,
  run: (payload: z.infer<Schema>, last: boolean) => Promise<void>,
  fails: (payload: z.infer<Schema>) => IncidentSubject,
): JobKind {
  return {
    run: async (payload, last) => run(schema.parse(payload), last),
    fails: (payload) => {
      const parsed = schema.safeParse(payload);
      return parsed.success ? fails(parsed.data) : null;
    },
  };
}
