import pg from 'pg';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import { dueNow } from '../support/due-now.ts';
import type { RunningServer } from '../support/running-server.ts';
import { until } from './until.ts';

export type FaultMode =
  | ('OFF' | 'UNKNOWN' | 'UNREACHABLE' | 'MALFORMED' | 'SLOW')
  | ('LOST' | 'TWICE' | 'WRONG_SIGNATURE' | 'ALTERED' | 'REFUSED' | 'PENDING')
  | ('FAILS' | 'RESET' | 'GARBAGE' | 'REFUSES' | 'OTHER_PERSON' | 'OTHER_REQUEST')
  | ('SERVER_ERROR' | 'SOAP_FAULT' | 'WRONG_CORRELATION')
  | ('WRONG_IMPRINT' | 'UNTRUSTED' | 'OLD');

/** Puts a system of the sandbox out of order until it is put right, or for so many calls. */
export async function putOut(
  server: RunningServer,
  system: 'REGISTRIES' | 'GATEWAY' | 'TSP' | 'MAIL' | 'PAYMENTS' | 'REFUNDS' | 'PAYMENT_NOTICES',
  mode: FaultMode,
  times?: number,
): Promise<void> {
  const response = await fetch(`${server.sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system, mode, ...(times === undefined ? {} : { times }) }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
}

/** A line of the ledger, as the public reads it. */
export interface Exchange {
  readonly action: string | null;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly kk: string | null;
  readonly ru: string | null;
  readonly kindKk: string;
  readonly kindRu: string;
  readonly state: string;
  readonly attempts: number;
  readonly messageId: string;
  readonly queuedAt: string;
  readonly sentAt: string | null;
  readonly dueAt: string | null;
  readonly deliveredAt: string | null;
  readonly late: boolean;
}

export async function exchangesOf(client: Client, requestId: string): Promise<readonly Exchange[]> {
  const { node } = await client.query<{ node: { exchanges: readonly Exchange[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { exchanges { action from to kind kk: text(lang: KK)
       ru: text(lang: RU) kindKk: kindName(lang: KK) kindRu: kindName(lang: RU) state attempts messageId queuedAt
       sentAt dueAt deliveredAt late } } } }`,
    { id: requestId },
  );
  return node.exchanges;
}

/** The ledger once every message in it has been told. */
export function allTold(client: Client, requestId: string): Promise<readonly Exchange[]> {
  return until(`all of ${requestId} told`, async () => {
    const exchanges = await exchangesOf(client, requestId);
    return exchanges.every(({ state }) => state === 'DELIVERED') ? exchanges : null;
  });
}

/** The first message of a request once it was tried so often, and the last attempt is over. */
export async function triedTimes(
  server: RunningServer,
  client: Client,
  requestId: string,
  attempts: number,
): Promise<Exchange> {
  const look = async (): Promise<Exchange | null> => {
    const [first] = await exchangesOf(client, requestId);
    return first?.attempts === attempts ? first : null;
  };
  await until(`${attempts} attempts`, look);
  await attemptOver(server, 'deliver-messages', requestId);
  return until(`${attempts} attempts, still`, look);
}

/**
 * A job that failed is tried again at once, not some seconds later; the queue is the owner's business. One that is not in
 * the queue any more began when what it needs was in order again, and is done.
 */
export async function tryAgain(server: RunningServer, task: string, requestId: string): Promise<void> {
  await untilJob(
    server,
    task,
    requestId,
    'to have failed, or to be done',
    async (owner, key) =>
      (await dueNow(owner, { where: FAILED, values: [key] })) > 0 || !(await isQueued(owner, key)),
  );
}

/** A job that failed is tried again at once, and for the last time. */
export async function tryLast(server: RunningServer, task: string, requestId: string): Promise<void> {
  await untilJob(
    server,
    task,
    requestId,
    'to have failed',
    async (owner, key) => (await dueNow(owner, { where: FAILED, values: [key], lastAttempt: true })) > 0,
  );
}

/** Waits until a job was tried and nobody works on it: it has failed and waits, or it is done. */
export async function attemptOver(server: RunningServer, task: string, requestId: string): Promise<void> {
  await untilJob(server, task, requestId, 'to have been tried', async (owner, key) => {
    const { rowCount } = await owner.query(
      'SELECT FROM graphile_worker._private_jobs WHERE key = $1 AND (locked_at IS NOT NULL OR attempts = 0)',
      [key],
    );
    return rowCount === 0;
  });
}

/** Waits until a job has failed so often, and waits to be tried again. */
export async function failedTimes(
  server: RunningServer,
  task: string,
  requestId: string,
  times: number,
): Promise<void> {
  await untilJob(server, task, requestId, `to have failed ${times} times`, async (owner, key) => {
    const { rowCount } = await owner.query(
      'SELECT FROM graphile_worker._private_jobs WHERE key = $1 AND locked_at IS NULL AND attempts = $2',
      [key, times],
    );
    return rowCount !== 0;
  });
}

/** Waits until a job has been done, and is not in the queue any more. */
export async function jobDone(server: RunningServer, task: string, requestId: string): Promise<void> {
  await untilJob(server, task, requestId, 'to be done', async (owner, key) => !(await isQueued(owner, key)));
}

const FAILED = 'key = $1 AND locked_at IS NULL AND attempts > 0';

async function isQueued(owner: pg.Client, key: string): Promise<boolean> {
  const { rowCount } = await owner.query('SELECT FROM graphile_worker._private_jobs WHERE key = $1', [key]);
  return rowCount !== 0;
}

async function untilJob(
  server: RunningServer,
  task: string,
  requestId: string,
  what: string,
  holds: (owner: pg.Client, key: string) => Promise<boolean>,
): Promise<void> {
  const key = `${task}:${requestId.replace('req_', '')}`;
  await asOwner(server.database.url, async (owner) => {
    await until(`${key} ${what}`, async () => ((await holds(owner, key)) ? key : null));
  });
}
