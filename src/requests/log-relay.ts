import { z } from 'zod';
import type { LogPosition } from './event-cursor.ts';
import type { EventRow } from './request.ts';
import { REQUEST_STATUSES } from './request-status.ts';

/** An entry of the log, and the place after which it is the next. */
export interface LogLink {
  readonly after: LogPosition;
  readonly event: EventRow;
}

/**
 * Carries what one node has read to the others. It may lose, repeat or stop: whoever finds a gap reads the log itself, so
 * that nothing but time hangs on it.
 */
export interface LogRelay {
  /** Whether this node reads for all. */
  readonly leads: boolean;
  handOn(links: readonly LogLink[]): void;
  start(listener: LinkListener): void;
  stop(): Promise<void>;
}

export interface LinkListener {
  readonly onLink: (link: LogLink) => void;
  /** Something may have been missed, or it is this node that reads from now on. */
  readonly onDoubt: () => void;
}

const position = z.string().regex(/^\d{1,20}$/);

const linkSchema = z.object({
  after: z.object({ xid: position, id: position }),
  event: z.object({
    id: position,
    xid: position,
    safeXid: position,
    safeId: position,
    requestId: z.uuid(),
    applicantId: z.uuid().nullable(),
    provider: z.string(),
    desk: z.string().nullable(),
    sent: z.boolean(),
    internal: z.boolean(),
    type: z.string(),
    status: z.enum(REQUEST_STATUSES),
    stepKey: z.string().nullable(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    at: z.string(),
  }),
});

export function writeLink({ after: { xid, id }, event }: LogLink): string {
  return JSON.stringify({ after: { xid, id }, event });
}

/** Throws where the text is no link. */
export function readLink(text: string): LogLink {
  return linkSchema.parse(JSON.parse(text));
}
