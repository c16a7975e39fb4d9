import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { DomainError } from '../kernel/index.ts';
import type { Queryable, Transaction } from './database.ts';

/** A call that a client may repeat: the same actor, operation and key get the one answer. */
export interface RepeatableCall {
  readonly actorId: string;
  readonly operation: string;
  /** Null where the client gave none: then every call is a new one. */
  readonly key: string | null;
  readonly payload: unknown;
  readonly now: Date;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Runs the work once for its key, in the caller's transaction. Whoever has a row to lock locks it first: then entries
 * of the log about one request are numbered in the order they happened. A repeat, concurrent ones too, gets the id that the
 * first was answered with; the same key with another payload is refused: IDEMPOTENCY_KEY_REUSED.
 */
export async function runOnce(
  transaction: Transaction,
  call: RepeatableCall,
  answerId: string,
  work: () => Promise<void>,
): Promise<string> {
  if (call.key !== null) {
    const claimed = await transaction.query(
      `INSERT INTO idempotent_call (actor_id, operation, key, payload_sha256, answer_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING answer_id`,
      [...callValues(call), answerId, call.now],
    );
    if (claimed.length === 0) return earlierAnswer(transaction, call);
  }
  await work();
  return answerId;
}

/** Columns (actor_id, operation, key, payload_sha256) of a call; IDEMPOTENCY_KEY_INVALID for an unusable key. */
export function callValues(call: RepeatableCall): [string, string, string | null, Buffer | null] {
  if (call.key === null) return [call.actorId, call.operation, null, null];
  if (!KEY.test(call.key))
    throw new DomainError('IDEMPOTENCY_KEY_INVALID', { path: ['input', 'idempotencyKey'] });
  return [call.actorId, call.operation, call.key, payloadDigest(call.payload)];
}

/** What the call with this key was answered before; null when it was not made yet. */
export async function findEarlierAnswer(database: Queryable, call: RepeatableCall): Promise<string | null> {
  if (call.key === null) return null;
  const [actor, operation, key, digest] = callValues(call);
  const [row] = await database.query<{ payload: Buffer; answer: string }>(
    `SELECT payload_sha256 AS payload, answer_id AS answer FROM idempotent_call
     WHERE actor_id = $1 AND operation = $2 AND key = $3`,
    [actor, operation, key],
  );
  if (row === undefined) return null;
  if (digest === null || !row.payload.equals(digest)) {
    throw new DomainError('IDEMPOTENCY_KEY_REUSED', { path: ['input', 'idempotencyKey'] });
  }
  return row.answer;
}

async function earlierAnswer(database: Queryable, call: RepeatableCall): Promise<string> {
  const answer = await findEarlierAnswer(database, call);
  if (answer === null) throw new Error(`the call ${call.operation} was claimed and is gone`);
  return answer;
}

function payloadDigest(payload: unknown): Buffer {
  return createHash('sha256').update(canonicalize(payload)).digest();
}
