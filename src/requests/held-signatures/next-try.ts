import type { Transaction } from '../../postgres/index.ts';
import { JUDGE_SIGNATURE_TASK } from '../timers.ts';

const LONGEST_SECONDS = 5 * 60;

/** When a signature that has been tried so often is tried again: ever later, within five minutes. */
export function nextTryAt(now: Date, retryAfterSeconds: number, attempts: number): Date {
  const seconds = Math.min(retryAfterSeconds * attempts, Math.max(LONGEST_SECONDS, retryAfterSeconds));
  return new Date(now.getTime() + seconds * 1000);
}

export async function queueNextTry(
  transaction: Transaction,
  { id, requestId }: { readonly id: string; readonly requestId: string },
  at: Date,
): Promise<void> {
  await transaction.query('SELECT queue_job($1, $2::json, $3::timestamptz, $4)', [
    JUDGE_SIGNATURE_TASK,
    JSON.stringify({ signatureId: id, requestId }),
    at,
    `${JUDGE_SIGNATURE_TASK}:${id}`,
  ]);
}
