/** SKIPPED: nothing was to be sent. FAILED: it was not taken, for good. */
export const DELIVERY_STATES = ['QUEUED', 'SENT', 'SKIPPED', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** NOT_TAKEN: the mail server could not be reached, or took nothing, for days. */
export type SkipReason = 'NO_ADDRESS' | 'TURNED_OFF' | 'NO_MAIL_SERVER';
export type FailureReason = 'ADDRESS_REJECTED' | 'MESSAGE_REJECTED' | 'NOT_TAKEN';

/** What became of the mail about one entry of the log. */
export interface DeliveryRow {
  readonly eventId: string;
  readonly state: DeliveryState;
  readonly code: SkipReason | FailureReason | null;
  readonly at: string;
}

/** SQL: the deliveries of a request, in the order of the log, as JSON. */
export function deliveriesOf(requestId: string): string {
  return `(SELECT coalesce(json_agg(l), '[]') FROM (
    SELECT m.event_id::text AS "eventId", m.state, m.reason AS code, m.at
    FROM mail_delivery m WHERE m.request_id = ${requestId} ORDER BY m.event_id) l)`;
}
