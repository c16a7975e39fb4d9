import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { RUNGS } from '../../src/requests/escalations/rung.ts';
import { withdraw } from '../requests/acts.ts';
import { act, begun, done, FORMS, signAndSend } from '../requests/any-edition.ts';
import type { Random } from '../signatures/fuzz/random.ts';
import type { Client } from '../support/client.ts';
import { look, payAt, startPayment } from '../support/story.ts';
import type { FragileDatabase } from './fragile-database.ts';

/** How a request is to go: to its result after payment, in time or late, or by way of another system; taken back; never paid. */
export const PLANS = ['PAID', 'LATE', 'DELIVERED', 'WITHDRAWN', 'EXPIRED'] as const;
export type Plan = (typeof PLANS)[number];

const EDITIONS: Readonly<Record<Plan, string>> = {
  PAID: '178-2012-3',
  LATE: '178-2012-3',
  DELIVERED: '322-2019',
  WITHDRAWN: '178-2012-3',
  EXPIRED: '418-2011',
};

/** Where each plan ends. */
export const ENDS: Readonly<Record<Plan, string>> = {
  PAID: 'COMPLETED',
  LATE: 'COMPLETED',
  DELIVERED: 'COMPLETED',
  WITHDRAWN: 'WITHDRAWN',
  EXPIRED: 'EXPIRED',
};

export interface Journey {
  readonly plan: Plan;
  readonly requestId: string;
}

interface World {
  readonly database: FragileDatabase;
  /** Of each organisation. */
  readonly staff: ReadonlyMap<string, readonly Client[]>;
  readonly random: Random;
}

const PROVIDERS: Readonly<Record<string, string>> = {
  PAID: 'INFORMATION_AND_ARCHIVES_COMMITTEE',
  LATE: 'INFORMATION_AND_ARCHIVES_COMMITTEE',
  DELIVERED: 'INFORMATION_COMMITTEE',
};
const AGAIN_MILLISECONDS = 50;
const ENDED: readonly string[] = ['COMPLETED', 'REFUSED', 'WITHDRAWN', 'EXPIRED'];

/** Takes one request from its draft to its end, as applicant, payer and staff, through the API alone. */
export async function travel(world: World, applicant: Client, plan: Plan): Promise<Journey> {
  /* Of one's own: a title that is taken would stand in the way. */
  const title = `${FORMS.MediaRegistration.title} ${randomUUID()}`;
  const id = await begun(applicant, 'MediaRegistration', {
    regulation: EDITIONS[plan],
    application: { ...FORMS.MediaRegistration, title },
  });
  if (plan === 'WITHDRAWN') await takeBack(applicant, id, world.random);
  else if (plan === 'EXPIRED') await letExpire(world.database, applicant, id);
  else {
    if (plan !== 'DELIVERED') await pay(applicant, id);
    await signAndSend(applicant, id);
    if (plan === 'LATE') await letLapse(world.database, applicant, id);
    await byStaff(world.staff.get(PROVIDERS[plan] ?? '') ?? [], applicant, id);
  }
  return { plan, requestId: id };
}

async function takeBack(applicant: Client, id: string, random: Random): Promise<void> {
  if (random.below(2) === 0) await startPayment(applicant, id);
  done(await withdraw(applicant, id));
}

/** The timer that was set for the payment goes off now, and not a day later. */
async function letExpire(database: FragileDatabase, applicant: Client, id: string): Promise<void> {
  await signAndSend(applicant, id);
  await untilStatus(applicant, id, (status) => status === 'AWAITING_PAYMENT');
  await startPayment(applicant, id);
  const uuid = id.replace('req_', '');
  await database.query('SELECT queue_job($1, $2::json, NULL, $3)', [
    'expire-payment',
    JSON.stringify({ requestId: uuid }),
    `expire-payment:${uuid}`,
  ]);
  await untilStatus(applicant, id, (status) => status === 'EXPIRED');
}

/** The time of the step that the request waits at has run out, and half as much again: whoever is to be told is told. */
async function letLapse(database: FragileDatabase, applicant: Client, id: string): Promise<void> {
  await untilStatus(applicant, id, (status) => status === 'SENT');
  const uuid = id.replace('req_', '');
  await database.query(
    `WITH step AS (
       UPDATE request_step SET started_at = now() - interval '40 days'
       WHERE request_id = $1 AND state = 'ACTIVE' RETURNING request_id)
     UPDATE request r SET waiting_due_at = now() - interval '25 days', next_rung_at = now()
     FROM step WHERE r.id = step.request_id`,
    [uuid],
  );
  for (;;) {
    await database.query(`SELECT queue_job('escalate-steps', '{}', NULL, 'escalate-steps')`);
    const told = await database.query('SELECT FROM escalation WHERE request_id = $1', [uuid]);
    if (told.length === RUNGS.length) return;
    await pause(AGAIN_MILLISECONDS);
  }
}

async function pay(applicant: Client, id: string): Promise<void> {
  await payAt(await startPayment(applicant, id), 'paid');
  await untilStatus(applicant, id, (status) => status === 'AWAITING_SIGNATURE');
}

async function untilStatus(client: Client, id: string, is: (status: string) => boolean): Promise<void> {
  while (!is((await look(client, id)).status)) await pause(AGAIN_MILLISECONDS);
}

/** Whoever of the staff is offered a step carries it out, until the request has ended. */
async function byStaff(staff: readonly Client[], applicant: Client, id: string): Promise<void> {
  while (!ENDED.includes((await look(applicant, id)).status)) {
    const carried = await Promise.all(staff.map((client) => carryOut(client, id)));
    if (!carried.includes(true)) await pause(AGAIN_MILLISECONDS);
  }
}

const BESIDES: readonly string[] = ['RETURN', 'REASSIGN'];

/** The step's own action, with all that it asks for; false where none is offered. */
async function carryOut(client: Client, id: string): Promise<boolean> {
  const { availableActions } = await look(client, id);
  const own = availableActions.find(({ action }) => !BESIDES.includes(action));
  if (own === undefined) return false;
  const asks = (what: string): boolean => own.requires.includes(what);
  await act(client, id, {
    ...(asks('ASSIGNEE') ? { assigneeId: own.assignees[0]?.id } : {}),
    ...(asks('DECISION') ? { decision: { outcome: 'GRANTED' } } : {}),
    ...(asks('SIGNATURE') ? { signature: await client.signedDocument(id, own.step) } : {}),
  });
  return true;
}
