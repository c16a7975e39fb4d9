import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import {
  DomainError,
  DomainErrors,
  type IdempotencyKey,
  requireUsableKey,
  reusedKey,
} from '../kernel/index.ts';
import type { Database, Queryable, Transaction } from './database.ts';

/** A call that a client may repeat: the same actor, operation and key get the one answer. */
export interface RepeatableCall {
  readonly actorId: string;
  readonly operation: string;
  /** Null where the client gave none: then every call is a new one. */
  readonly key: IdempotencyKey | null;
  /** What has to be the same in a repeat; nothing secret. */
  readonly payload: unknown;
  readonly now: Date;
  /** Not forgotten after a day. */
  readonly isLasting?: boolean;
}

export const KEY_LIFETIME_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Runs the work once for its key, in the caller's transaction. Whoever has a row to lock locks it first: then entries
 * of the log about one request are numbered in the order they happened. A repeat, concurrent ones too, gets the id that the
 * first was answered with; the same key with another payload is refused: IDEMPOTENCY_KEY_REUSED. What is refused leaves
 * nothing behind, its key neither.
 */
export async function runOnce(
  transaction: Transaction,
  call: RepeatableCall,
  answerId: string,
  work: () => Promise<void>,
): Promise<string> {
  if (call.key !== null && !(await claim(transaction, call, answerId)))
    return earlierAnswer(transaction, call);
  await work();
  return answerId;
}

/**
 * What an earlier call with this key was answered, or what the work answers. A repeat that came while the first was
 * still running may find things gone on by then: it is answered as the first was, and not refused for that.
 */
export async function answerOnce<Answer>(
  database: Database,
  call: RepeatableCall,
  work: () => Promise<Answer>,
  again: (answerId: string) => Answer | Promise<Answer>,
): Promise<Answer> {
  const earlier = await findEarlierAnswer(database, call);
  return earlier === null ? answerOrEarlier(database, call, work, again) : again(earlier);
}

/** The same, for work that looks for the earlier answer by itself, and may be refused before it gets there. */
export async function answerOrEarlier<Answer>(
  database: Database,
  call: RepeatableCall,
  work: () => Promise<Answer>,
  again: (answerId: string) => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (refusal) {
    const isRefusal = refusal instanceof DomainError || refusal instanceof DomainErrors;
    const meanwhile = isRefusal ? await findEarlierAnswer(database, call) : null;
    if (meanwhile === null) throw refusal;
    return again(meanwhile);
  }
}

/** Columns (actor_id, operation, key, payload_sha256, expires_at) of a call; IDEMPOTENCY_KEY_INVALID for an unusable key. */
export function callValues(
  call: RepeatableCall,
): [string, string, string | null, Buffer | null, Date | null] {
  if (call.key === null) return [call.actorId, call.operation, null, null, null];
  requireUsableKey(call.key);
  const expiresAt = call.isLasting === true ? null : new Date(call.now.getTime() + KEY_LIFETIME_MILLISECONDS);
  return [call.actorId, call.operation, call.key.value, payloadDigest(call.payload), expiresAt];
}

/** What the call with this key was answered before; null when it was not made yet, or longer ago than keys are kept. */
export async function findEarlierAnswer(database: Queryable, call: RepeatableCall): Promise<string | null> {
  if (call.key === null) return null;
  const [actor, operation, key, digest] = callValues(call);
  const [row] = await database.query<{ payload: Buffer; answer: string }>(
    `SELECT payload_sha256 AS payload, answer_id AS answer FROM idempotent_call
     WHERE actor_id = $1 AND operation = $2 AND key = $3 AND (expires_at IS NULL OR expires_at > $4)`,
    [actor, operation, key, call.now],
  );
  if (row === undefined) return null;
  if (digest === null || !row.payload.equals(digest)) throw reusedKey(call.key);
  return row.answer;
}

/**
 * Takes the key for this call: after the columns of `callValues`, `answer_id` and `created_at`. A key whose day is over is
 * taken again. Waits for a transaction that is taking the same key, and writes nothing where that one is committed.
 */
export const CLAIM_CONFLICT = `ON CONFLICT (actor_id, operation, key) DO UPDATE
  SET payload_sha256 = excluded.payload_sha256, answer_id = excluded.answer_id,
    created_at = excluded.created_at, expires_at = excluded.expires_at
  WHERE idempotent_call.expires_at <= excluded.created_at`;

async function claim(transaction: Transaction, call: RepeatableCall, answerId: string): Promise<boolean> {
  const claimed = await transaction.query(
    `INSERT INTO idempotent_call (actor_id, operation, key, payload_sha256, expires_at, answer_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ${CLAIM_CONFLICT} RETURNING answer_id`,
    [...callValues(call), answerId, call.now],
  );
  return claimed.length === 1;
}

async function earlierAnswer(database: Queryable, call: RepeatableCall): Promise<string> {
  const answer = await findEarlierAnswer(database, call);
  if (answer === null) throw new Error(`the call ${call.operation} was claimed and is gone`);
  return answer;
}

function payloadDigest(payload: unknown): Buffer {
  return createHash('sha256').update(canonicalize(payload)).digest();
}
