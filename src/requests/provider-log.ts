import type { RequestFacts } from '../identity/index.ts';
import { globalId } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { encodeCursor, type LogPosition } from './event-cursor.ts';
import { readLog } from './event-log.ts';
import { REQUEST_ID_PREFIX } from './id-prefixes.ts';
import { eventGlobalId } from './status-event.type.ts';

/** An entry of the log about a request that was sent to a provider, as other systems are told of it. */
export interface ProviderEvent {
  readonly position: LogPosition;
  readonly cursor: string;
  /** Global ids of the entry and of the request. */
  readonly eventId: string;
  readonly requestId: string;
  /** Fourteen digits; null where the request was sent without one. */
  readonly number: string | null;
  readonly type: string;
  readonly status: string;
  /** ISO 8601. */
  readonly at: string;
  /** What the access policy asks. */
  readonly facts: RequestFacts;
}

/** Entries after a place about requests sent to a provider, in commit order; none that may still get another before it. */
export async function readProviderLog(
  database: Queryable,
  provider: string,
  { after, limit }: { after: LogPosition; limit: number },
): Promise<readonly ProviderEvent[]> {
  const events = await readLog(database, after, { limit, provider });
  if (events.length === 0) return [];
  const rows = await database.query<{ id: string; number: string | null }>(
    'SELECT id, number FROM request WHERE id = ANY ($1)',
    [[...new Set(events.map(({ requestId }) => requestId))]],
  );
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return events.map(({ xid, id, requestId, type, status, at, applicantId, desk, sent }) => ({
    position: { xid, id },
    cursor: encodeCursor({ xid, id }),
    eventId: eventGlobalId(id),
    requestId: globalId(REQUEST_ID_PREFIX, requestId),
    number: numbers.get(requestId) ?? null,
    type,
    status,
    at: new Date(at).toISOString(),
    facts: { applicantId, provider, desk, sent },
  }));
}
