import { type EnvelopeRow, envelopesWhere } from './envelope.ts';

/** A message to be told to another system, in the ledger. */
export interface NewMessage {
  /** Where the act describes it, as `3-8`: action 8 of table 3; null for what the engine tells by itself. */
  readonly action: string | null;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** Key of the step that ends it; null where it ends when the gateway has taken it. */
  readonly heldBy: string | null;
  /** Key of the step that waits for it to arrive. */
  readonly settles: string | null;
  /** What the receiving system shows of the request from then on. */
  readonly shows: string | null;
  readonly dueAt: Date | null;
}

export const EXCHANGE_STATES = ['QUEUED', 'DELIVERED', 'FAILED'] as const;
export type ExchangeState = (typeof EXCHANGE_STATES)[number];

/** A line of the ledger. */
export interface ExchangeRow {
  readonly uuid: string;
  readonly action: string | null;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly state: ExchangeState;
  readonly attempts: number;
  readonly shows: string | null;
  readonly queuedAt: string;
  /** Since when it waits for its receiver to fetch it; null where it is sent. */
  readonly fetchableSince: string | null;
  readonly dueAt: string | null;
  readonly sentAt: string | null;
  readonly deliveredAt: string | null;
  /** Whether it is ended by a step, or a report of another system: then nothing of it travels. */
  readonly byStep: boolean;
  readonly envelopes: readonly EnvelopeRow[];
}

/** As SQL over alias `x`. */
const exchangeColumns = `x.id AS uuid, x.action, x.sender AS "from", x.receiver AS "to", x.kind, x.state, x.attempts,
  x.shows, x.queued_at AS "queuedAt", x.fetchable_since AS "fetchableSince", x.due_at AS "dueAt", x.sent_at AS "sentAt",
  x.delivered_at AS "deliveredAt", x.held_by IS NOT NULL AS "byStep",
  ${envelopesWhere('e.message_id = x.id')} AS envelopes`;

/** As SQL: whether another system may know of the message, since it was sent or can be fetched. */
export const IS_TOLD = '(sent_at IS NOT NULL OR fetchable_since IS NOT NULL)';

/** All lines about one subject, in order, as JSON. */
export function exchangesOf(subjectId: string): string {
  return `(SELECT coalesce(json_agg(l), '[]') FROM (
    SELECT ${exchangeColumns} FROM exchange_message x WHERE x.subject_id = ${subjectId} ORDER BY x.seq) l)`;
}
