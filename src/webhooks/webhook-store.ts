import type { Database, Queryable, Transaction } from '../postgres/index.ts';
import type { LogPosition } from '../requests/index.ts';
import { ENABLED } from './delivery-store.ts';
import type { DeliveryRow, DisabledReason, WebhookRow } from './webhook.ts';

export interface NewWebhook extends Pick<WebhookRow, 'organisation' | 'url' | 'description' | 'types'> {
  readonly id: string;
  readonly createdBy: string;
  readonly sealedSecret: Buffer;
  readonly position: LogPosition;
  readonly at: Date;
}

/** Whom the notice of a webhook that was disabled goes to. */
export interface DisabledWebhook extends Pick<WebhookRow, 'url' | 'disabledReason' | 'disabledAt'> {
  readonly email: string | null;
  readonly name: string;
  readonly language: 'kk' | 'ru';
}

const COLUMNS = `w.id AS uuid, w.organisation, w.url, w.description, w.types,
  json_build_object('xid', w.xid::text, 'id', w.event_id::text) AS position,
  w.disabled_reason AS "disabledReason", w.disabled_at AS "disabledAt", w.failures,
  w.failing_since AS "failingSince", w.next_attempt_at AS "nextAttemptAt",
  w.previous_secret_until AS "previousSecretUntil", w.created_at AS "createdAt"`;

/** Whatever waits to be told of is counted no further. */
const MOST_LAG = 10_000;

/** Webhooks as their organisation sees and changes them. */
export class WebhookStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  list(organisation: string): Promise<WebhookRow[]> {
    return this.#database.query<WebhookRow>(
      `SELECT ${COLUMNS} FROM webhook w WHERE w.organisation = $1 ORDER BY w.created_at, w.id`,
      [organisation],
    );
  }

  async find(organisation: string, id: string): Promise<WebhookRow | null> {
    const [row] = await this.#database.query<WebhookRow>(
      `SELECT ${COLUMNS} FROM webhook w WHERE w.organisation = $1 AND w.id = $2`,
      [organisation, id],
    );
    return row ?? null;
  }

  /** With its secret, sealed. */
  async findSealed(
    organisation: string,
    id: string,
  ): Promise<{ webhook: WebhookRow; sealed: Buffer } | null> {
    const [row] = await this.#database.query<WebhookRow & { sealed: Buffer }>(
      `SELECT ${COLUMNS}, w.secret AS sealed FROM webhook w WHERE w.organisation = $1 AND w.id = $2`,
      [organisation, id],
    );
    if (row === undefined) return null;
    const { sealed, ...webhook } = row;
    return { webhook, sealed };
  }

  /** False where the organisation has as many as it may. */
  async add(transaction: Transaction, webhook: NewWebhook, most: number): Promise<boolean> {
    const { organisation } = webhook;
    /* One at a time of an organisation: the next one counts this one. */
    await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `webhooks of ${organisation}`,
    ]);
    const added = await transaction.query(
      `INSERT INTO webhook AS w (organisation, created_by, url, description, types, secret, xid, event_id, created_at, id)
       SELECT $1, $2, $3, $4, $5, $6, $7::xid8, $8::bigint, $9, $11
       WHERE (SELECT count(*) FROM webhook o WHERE o.organisation = $1) < $10
       RETURNING w.id`,
      [
        organisation,
        webhook.createdBy,
        webhook.url,
        webhook.description,
        webhook.types,
        webhook.sealedSecret,
        webhook.position.xid,
        webhook.position.id,
        webhook.at,
        most,
        webhook.id,
      ],
    );
    return added.length === 1;
  }

  /** Forgets earlier failures as well: what waits is tried at once. */
  enable(queryable: Queryable, organisation: string, id: string): Promise<WebhookRow | null> {
    return change(queryable, ENABLED, [organisation, id]);
  }

  /** One that is disabled already keeps its reason. */
  disable(queryable: Queryable, organisation: string, id: string, at: Date): Promise<WebhookRow | null> {
    const reason: DisabledReason = 'REQUESTED';
    return change(
      queryable,
      `disabled_reason = coalesce(w.disabled_reason, $3), disabled_at = coalesce(w.disabled_at, $4),
       next_attempt_at = NULL`,
      [organisation, id, reason, at],
    );
  }

  /** The secret of before signs besides until it is over; the one before that no more. */
  rotate(
    queryable: Queryable,
    organisation: string,
    id: string,
    { sealedSecret, previousUntil }: { sealedSecret: Buffer; previousUntil: Date },
  ): Promise<WebhookRow | null> {
    return change(queryable, 'secret = $3, previous_secret = w.secret, previous_secret_until = $4', [
      organisation,
      id,
      sealedSecret,
      previousUntil,
    ]);
  }

  /** Moves its place back; null where there is none, or its place comes before the one given. */
  moveBack(
    queryable: Queryable,
    organisation: string,
    id: string,
    { xid, id: eventId }: LogPosition,
  ): Promise<WebhookRow | null> {
    return change(
      queryable,
      'xid = $3::xid8, event_id = $4::bigint',
      [organisation, id, xid, eventId],
      'AND (w.xid, w.event_id) >= ($3::xid8, $4::bigint)',
    );
  }

  async remove(queryable: Queryable, organisation: string, id: string): Promise<boolean> {
    const removed = await queryable.query(
      'DELETE FROM webhook WHERE organisation = $1 AND id = $2 RETURNING id',
      [organisation, id],
    );
    return removed.length === 1;
  }

  /** How many entries are still to be told, up to ten thousand. */
  async lag({ organisation, types, position }: WebhookRow): Promise<number> {
    const [row] = await this.#database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (
         SELECT FROM request_event e
         WHERE e.provider = $1 AND e.sent AND (e.xid, e.id) > ($2::xid8, $3::bigint)
           AND ($4::text[] = '{}' OR e.type = ANY ($4)) LIMIT ${MOST_LAG}) waiting`,
      [organisation, position.xid, position.id, types],
    );
    return row?.count ?? 0;
  }

  /** A page of the ledger of a webhook, latest first; `after` is the id of the last line seen. */
  async deliveries(
    webhookId: string,
    { first, after }: { first: number; after: string | null },
  ): Promise<{ rows: readonly DeliveryRow[]; hasNextPage: boolean }> {
    const rows = await this.#database.query<DeliveryRow>(
      `SELECT d.id AS uuid, d.event_id::text AS "eventId", d.attempt, d.at, d.milliseconds,
         d.http_status AS "httpStatus", d.error, d.response
       FROM webhook_delivery d
       WHERE d.webhook_id = $1 AND ($2::uuid IS NULL OR
         (d.at, d.id) < (SELECT l.at, l.id FROM webhook_delivery l WHERE l.webhook_id = $1 AND l.id = $2))
       ORDER BY d.at DESC, d.id DESC LIMIT $3`,
      [webhookId, after, first + 1],
    );
    return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
  }

  /** Null where it has been enabled again, or removed. */
  async disabled(id: string): Promise<DisabledWebhook | null> {
    const [row] = await this.#database.query<DisabledWebhook>(
      `SELECT w.url, w.disabled_reason AS "disabledReason", w.disabled_at AS "disabledAt", p.email, p.name, p.language
       FROM webhook w JOIN person p ON p.id = w.created_by WHERE w.id = $1 AND w.disabled_at IS NOT NULL`,
      [id],
    );
    return row ?? null;
  }
}

async function change(
  queryable: Queryable,
  assignments: string,
  values: readonly unknown[],
  condition = '',
): Promise<WebhookRow | null> {
  const [row] = await queryable.query<WebhookRow>(
    `UPDATE webhook w SET ${assignments} WHERE w.organisation = $1 AND w.id = $2 ${condition} RETURNING ${COLUMNS}`,
    values,
  );
  return row ?? null;
}
