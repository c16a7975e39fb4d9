import type { OutsideFault } from '../kernel/index.ts';

/** In what part of the work something failed for good. FETCHING: messages for us, from the gateway; JOB: in any other job of the queue. */
export const INCIDENT_KINDS = [
  'REGISTRIES',
  'EXCHANGE',
  'FETCHING',
  'MAIL',
  'SIGNATURE',
  'PAYMENT',
  'DEADLINE',
  'WEBHOOK',
  'REFUND',
  'RECONCILIATION',
  'JOB',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** RETRIED: what failed was put back to be done; if it fails for good again, that is another incident. */
export const INCIDENT_STATES = ['OPEN', 'RETRIED', 'RESOLVED'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/**
 * Why it failed. UNREACHABLE, TIMEOUT, REFUSED, MALFORMED: by the other system; UNEXPECTED: by a fault of our own; DIFFERENCE:
 * nothing failed, but the other system's books say something else.
 */
export type IncidentCode = OutsideFault['reason'] | 'UNEXPECTED' | 'DIFFERENCE';

/** What failed: at most one incident is open of one kind about one subject. */
export interface IncidentSubject {
  readonly kind: IncidentKind;
  /** What `id` is the id of, such as `request` or `message`. */
  readonly type: string;
  readonly id: string;
  /** The request that it is about; null where it is about none. */
  readonly requestId: string | null;
}

/** What the queue is given when it is retried. */
export interface IncidentJob {
  readonly task: string;
  readonly payload: unknown;
  readonly key: string;
  readonly queue: string | null;
}

export interface NewIncident {
  readonly subject: IncidentSubject;
  readonly code: IncidentCode;
  /** Never of a person: codes, names of systems, counts. */
  readonly details?: Readonly<Record<string, string | number>>;
  /** Null where it cannot be retried. */
  readonly job: IncidentJob | null;
  readonly at: Date;
}

/** A row, as the GraphQL type reads it. */
export interface IncidentRow {
  readonly uuid: string;
  readonly kind: IncidentKind;
  readonly code: IncidentCode;
  readonly state: IncidentState;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, string | number>>;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly retriable: boolean;
  readonly settledAt: string | null;
  /** Null where it settled by itself. */
  readonly settledBy: string | null;
  readonly reason: string | null;
}
