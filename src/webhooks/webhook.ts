import { DomainError, globalId, localId } from '../kernel/index.ts';
import type { LogPosition } from '../requests/index.ts';

/** Why nothing is delivered: it was asked for; it failed for a day; the receiver said 410. */
export const DISABLED_REASONS = ['REQUESTED', 'FAILING', 'GONE'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Why an attempt did not deliver. */
export const DELIVERY_ERRORS = [
  'HOST_UNKNOWN',
  'ADDRESS_FORBIDDEN',
  'UNREACHABLE',
  'TLS_FAILED',
  'TIMEOUT',
  'REDIRECT',
  'HTTP_STATUS',
  'GONE',
] as const;
export type DeliveryError = (typeof DELIVERY_ERRORS)[number];

export const WEBHOOK_LIMITS = { perOrganisation: 10, description: 200, url: 2_000 } as const;

/** A subscription of an organisation's information system to what happens to the organisation's requests. */
export interface WebhookRow {
  readonly uuid: string;
  readonly organisation: string;
  readonly url: string;
  readonly description: string;
  /** What it is told of; empty for everything. */
  readonly types: readonly string[];
  /** What comes after it is still to be told. */
  readonly position: LogPosition;
  readonly disabledReason: DisabledReason | null;
  readonly disabledAt: string | null;
  /** Attempts since the last one that delivered. */
  readonly failures: number;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
  readonly previousSecretUntil: string | null;
  readonly createdAt: string;
}

/** One attempt to tell of one entry of the log. */
export interface DeliveryRow {
  readonly uuid: string;
  readonly eventId: string;
  /** Counts from 1 for each entry. */
  readonly attempt: number;
  readonly at: string;
  readonly milliseconds: number;
  readonly httpStatus: number | null;
  readonly error: DeliveryError | null;
  /** The beginning of what the receiver answered. */
  readonly response: string | null;
}

const WEBHOOK_ID_PREFIX = 'whk';
const DELIVERY_ID_PREFIX = 'whd';

export function webhookGlobalId({ uuid }: Pick<WebhookRow, 'uuid'>): string {
  return globalId(WEBHOOK_ID_PREFIX, uuid);
}

/** The uuid behind a webhook's global id, or null when it is not one. */
export function webhookLocalId(id: string): string | null {
  return localId(WEBHOOK_ID_PREFIX, id);
}

export function deliveryGlobalId({ uuid }: Pick<DeliveryRow, 'uuid'>): string {
  return globalId(DELIVERY_ID_PREFIX, uuid);
}

export function deliveryLocalId(id: string): string | null {
  return localId(DELIVERY_ID_PREFIX, id);
}

/** Another organisation's, too, is answered as if there were none. */
export function webhookNotFound(): DomainError {
  return new DomainError('WEBHOOK_NOT_FOUND', { path: ['id'] });
}
