import type { ServiceCode } from '../../catalogue/index.ts';
import type { Language } from '../../kernel/index.ts';
import type { Queryable, Transaction } from '../../postgres/index.ts';
import type { EventRow } from '../request.ts';
import { EVENT_COLUMNS } from '../request-sql.ts';
import type { DeliveryState, FailureReason, SkipReason } from './mail-delivery.ts';

/** Name of the job. */
export const MAIL_TASK = 'status-mail';

/** Writes a delivery for each entry that has an applicant, and queues a job for each mail there is to send. */
export async function queueDeliveries(
  transaction: Transaction,
  eventIds: readonly string[],
  now: Date,
): Promise<void> {
  if (eventIds.length === 0) return;
  await transaction.query(
    `WITH written AS (
       INSERT INTO mail_delivery (event_id, request_id, person_id, state, reason, at)
       SELECT e.id, e.request_id, p.id, CASE WHEN p.email IS NULL OR NOT p.mail THEN 'SKIPPED' ELSE 'QUEUED' END,
         CASE WHEN p.email IS NULL THEN 'NO_ADDRESS' WHEN NOT p.mail THEN 'TURNED_OFF' END, $2
       FROM request_event e JOIN person p ON p.id = e.applicant_id WHERE e.id = ANY ($1::bigint[]) ORDER BY e.id
       RETURNING event_id, request_id, state
     )
     SELECT queue_job($3, json_build_object('eventId', event_id::text, 'requestId', request_id), NULL,
       $3 || ':' || event_id)
     FROM written WHERE state = 'QUEUED' ORDER BY event_id`,
    [eventIds, now, MAIL_TASK],
  );
}

/** All that a mail is made of, as it stands when it is sent. */
export interface Letter {
  readonly event: Pick<EventRow, 'id' | 'requestId' | 'type' | 'status' | 'values'>;
  readonly state: DeliveryState;
  readonly email: string | null;
  /** Whether the person wants mail. */
  readonly wanted: boolean;
  readonly name: string;
  readonly language: Language;
  readonly number: string | null;
  readonly service: ServiceCode;
}

export async function findLetter(database: Queryable, eventId: string): Promise<Letter | null> {
  const [row] = await database.query<
    Omit<Letter, 'event'> & Letter['event'] & { deliveryState: DeliveryState }
  >(
    `SELECT ${EVENT_COLUMNS}, m.state AS "deliveryState", p.email, p.mail AS wanted, p.name, p.language, r.number, r.service
     FROM mail_delivery m JOIN request_event e ON e.id = m.event_id JOIN request r ON r.id = m.request_id
       JOIN person p ON p.id = m.person_id
     WHERE m.event_id = $1::bigint`,
    [eventId],
  );
  if (row === undefined) return null;
  const { email, wanted, name, language, number, service, deliveryState: state, ...event } = row;
  return { event, state, email, wanted, name, language, number, service };
}

export type Outcome =
  | { readonly state: 'SENT'; readonly reason: null }
  | { readonly state: 'SKIPPED'; readonly reason: SkipReason }
  | { readonly state: 'FAILED'; readonly reason: FailureReason };

export async function settleDelivery(
  queryable: Queryable,
  eventId: string,
  { state, reason }: Outcome,
  at: Date,
): Promise<void> {
  await queryable.query(
    'UPDATE mail_delivery SET state = $2, reason = $3, at = $4 WHERE event_id = $1::bigint RETURNING event_id',
    [eventId, state, reason, at],
  );
}
