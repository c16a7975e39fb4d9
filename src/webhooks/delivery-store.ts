import type { Queryable, Transaction } from '../postgres/index.ts';
import type { LogPosition } from '../requests/index.ts';
import type { DeliveryRow, DisabledReason } from './webhook.ts';

/** Names of the jobs: what waits is delivered, and a webhook's owner is told that it was disabled. */
export const DELIVER_WEBHOOK_TASK = 'deliver-webhook';
export const WEBHOOK_DISABLED_TASK = 'webhook-disabled';

/** A webhook that this node, and no other, delivers to for as long as it keeps the lease. */
export interface LeasedWebhook {
  readonly id: string;
  readonly lease: string;
  readonly organisation: string;
  readonly createdBy: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly secret: Buffer;
  /** Null once the time in which it still signs is over. */
  readonly previousSecret: Buffer | null;
  readonly position: LogPosition;
}

/** A leased webhook as it stands when an attempt has been made. */
export interface WebhookState {
  /** Whether the lease still holds and nobody has disabled or moved it. */
  readonly unchanged: boolean;
  readonly failures: number;
  readonly failingSince: string | null;
}

/** Longer than the longest attempt: a node that died is waited for so long. */
const LEASE = `clock_timestamp() + interval '30 seconds'`;
const KEPT_DAYS = 30;

/** SQL: earlier failures are forgotten, and what waits is tried at once. */
export const ENABLED =
  'disabled_reason = NULL, disabled_at = NULL, failures = 0, failing_since = NULL, next_attempt_at = NULL';

const FREE = '(w.leased_until IS NULL OR w.leased_until < clock_timestamp())';
const HAS_NEWS = `EXISTS (SELECT FROM request_event e
  WHERE e.provider = w.organisation AND e.sent AND (e.xid, e.id) > (w.xid, w.event_id)
    AND e.xid < pg_snapshot_xmin(pg_current_snapshot()))`;

/**
 * Queues a delivery for every webhook, or the one named, that has something to be told and that nobody delivers to; one that
 * fails, when its time has come. All nodes may ask at once: a webhook has one job, in the one order of ids.
 */
export async function queueDeliveries(
  database: Queryable,
  now: Date,
  only: string | null = null,
): Promise<void> {
  await database.query(
    `SELECT queue_job($2, json_build_object('webhookId', due.id), NULL, $2 || ':' || due.id)
     FROM (SELECT w.id FROM webhook w
       WHERE ($3::uuid IS NULL OR w.id = $3) AND w.disabled_at IS NULL AND (w.next_attempt_at IS NULL OR w.next_attempt_at <= $1) AND ${FREE} AND ${HAS_NEWS}
       ORDER BY w.id) due`,
    [now, DELIVER_WEBHOOK_TASK, only],
  );
}

/** Queues one, at once or at a time. */
export async function queueDelivery(queryable: Queryable, id: string, at: Date | null): Promise<void> {
  await queryable.query('SELECT queue_job($1, $2::json, $3, $4)', [
    DELIVER_WEBHOOK_TASK,
    JSON.stringify({ webhookId: id }),
    at,
    `${DELIVER_WEBHOOK_TASK}:${id}`,
  ]);
}

/** One whose job came before its next attempt is due. */
export async function queueWhenDue(database: Queryable, id: string, now: Date): Promise<void> {
  await database.query(
    `SELECT queue_job($2, json_build_object('webhookId', w.id), w.next_attempt_at, $2 || ':' || w.id)
     FROM webhook w WHERE w.id = $1 AND w.disabled_at IS NULL AND w.next_attempt_at > $3`,
    [id, DELIVER_WEBHOOK_TASK, now],
  );
}

export async function queueNotice(transaction: Transaction, id: string): Promise<void> {
  await transaction.query('SELECT queue_job($1, $2::json, NULL, $3)', [
    WEBHOOK_DISABLED_TASK,
    JSON.stringify({ webhookId: id }),
    `${WEBHOOK_DISABLED_TASK}:${id}`,
  ]);
}

/** Null where another node has the lease, it is disabled or gone, or it is not time yet. */
export async function leaseWebhook(
  database: Queryable,
  id: string,
  now: Date,
): Promise<LeasedWebhook | null> {
  const [row] = await database.query<LeasedWebhook>(
    `UPDATE webhook w SET lease = gen_random_uuid(), leased_until = ${LEASE}
     WHERE w.id = $1 AND w.disabled_at IS NULL AND (w.next_attempt_at IS NULL OR w.next_attempt_at <= $2) AND ${FREE}
     RETURNING w.id, w.lease, w.organisation, w.created_by AS "createdBy", w.url, w.types, w.secret,
       CASE WHEN w.previous_secret_until > $2 THEN w.previous_secret END AS "previousSecret",
       json_build_object('xid', w.xid::text, 'id', w.event_id::text) AS position`,
    [id, now],
  );
  return row ?? null;
}

/** Locks it and keeps the lease for the next attempt; null when it is gone. */
export async function lockState(
  transaction: Transaction,
  { id, lease, position }: LeasedWebhook,
): Promise<WebhookState | null> {
  const [row] = await transaction.query<WebhookState>(
    `SELECT w.lease IS NOT DISTINCT FROM $2 AND w.disabled_at IS NULL
       AND (w.xid, w.event_id) = ($3::xid8, $4::bigint) AS unchanged,
       w.failures, w.failing_since AS "failingSince"
     FROM webhook w WHERE w.id = $1 FOR UPDATE`,
    [id, lease, position.xid, position.id],
  );
  return row ?? null;
}

/** Everything up to this place has been told, or is not for this webhook. */
export async function moveOn(
  queryable: Queryable,
  { id, lease }: LeasedWebhook,
  to: LogPosition,
): Promise<void> {
  await queryable.query(
    `UPDATE webhook SET xid = $3::xid8, event_id = $4::bigint, failures = 0, failing_since = NULL,
       next_attempt_at = NULL, leased_until = ${LEASE}
     WHERE id = $1 AND lease = $2 RETURNING id`,
    [id, lease, to.xid, to.id],
  );
}

export async function noteFailure(
  transaction: Transaction,
  id: string,
  failing: { failures: number; since: Date; nextAttemptAt: Date },
): Promise<void> {
  await transaction.query(
    'UPDATE webhook SET failures = $2, failing_since = $3, next_attempt_at = $4 WHERE id = $1 RETURNING id',
    [id, failing.failures, failing.since, failing.nextAttemptAt],
  );
}

export async function giveUp(
  transaction: Transaction,
  id: string,
  given: { failures: number; since: Date; reason: DisabledReason; at: Date },
): Promise<void> {
  await transaction.query(
    `UPDATE webhook SET failures = $2, failing_since = $3, disabled_reason = $4, disabled_at = $5, next_attempt_at = NULL
     WHERE id = $1 RETURNING id`,
    [id, given.failures, given.since, given.reason, given.at],
  );
}

/** One that its owner disabled stays so. */
export async function enableFailed(queryable: Queryable, id: string): Promise<void> {
  await queryable.query(
    `UPDATE webhook SET ${ENABLED} WHERE id = $1 AND disabled_reason <> 'REQUESTED' RETURNING id`,
    [id],
  );
}

/** Others may deliver to it. */
export async function releaseWebhook(database: Queryable, { id, lease }: LeasedWebhook): Promise<void> {
  await database.query(
    'UPDATE webhook SET lease = NULL, leased_until = NULL WHERE id = $1 AND lease = $2 RETURNING id',
    [id, lease],
  );
}

/** A line of the ledger, of what the webhook was told. */
export async function addDelivery(
  transaction: Transaction,
  webhookId: string,
  delivery: Omit<DeliveryRow, 'uuid' | 'at'> & { readonly at: Date },
): Promise<void> {
  await transaction.query(
    `INSERT INTO webhook_delivery (webhook_id, event_id, attempt, at, milliseconds, http_status, error, response)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      webhookId,
      delivery.eventId,
      delivery.attempt,
      delivery.at,
      delivery.milliseconds,
      delivery.httpStatus,
      delivery.error,
      delivery.response,
    ],
  );
}

/** Lines older than thirty days. */
export async function forgetDeliveries(database: Queryable, webhookId: string, now: Date): Promise<void> {
  await database.query(
    `DELETE FROM webhook_delivery WHERE webhook_id = $1 AND at < $2::timestamptz - interval '${KEPT_DAYS} days' RETURNING id`,
    [webhookId, now],
  );
}
