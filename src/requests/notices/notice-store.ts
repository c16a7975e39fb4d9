import type { ServiceCode } from '../../catalogue/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import type { LogPosition } from '../event-cursor.ts';
import { NO_NEWS_FOR_APPLICANTS } from '../news-for-applicants.ts';
import type { EventRow } from '../request.ts';
import { EVENT_COLUMNS } from '../request-sql.ts';

/** An entry of the log, as news for one person. */
export interface NoticeRow extends EventRow {
  readonly number: string | null;
  readonly service: ServiceCode;
  readonly read: boolean;
}

export interface NoticePage {
  readonly first: number;
  /** Notices before this one, in the order of the log. */
  readonly before: LogPosition | null;
  readonly unreadOnly: boolean;
}

/** More unread notices than this are not counted. */
export const MOST_UNREAD = 1000;

/** No entry can appear behind these any more: what is read up to one of them is read for good. */
const SETTLED = 'e.xid < pg_snapshot_xmin(pg_current_snapshot())';

/** What happens to somebody's own requests. */
const OF_APPLICANT = `e.applicant_id = $1 AND e.type <> ALL ($2)`;

/** What happens to requests that were handed to somebody, from then on; not what they did themselves. */
const OF_ASSIGNEE = `e.request_id IN (SELECT a.request_id FROM request_assignment a WHERE a.assignee_id = $1)
  AND e.at >= (SELECT min(a.at) FROM request_assignment a
    WHERE a.assignee_id = $1 AND a.request_id = e.request_id)
  AND NOT EXISTS (SELECT FROM request_step s
    WHERE s.request_id = e.request_id AND s.actor_id = $1 AND s.completed_at = e.at)`;

/** Places in the log of a person's notices, latest first, as many as `limit` says; to be selected from. */
function places(condition: string, limit: string): string {
  const those = (concerns: string): string => `(SELECT e.xid, e.id FROM request_event e
    WHERE ${concerns} AND ${SETTLED} AND ${condition} ORDER BY e.xid DESC, e.id DESC LIMIT ${limit})`;
  return `(${those(OF_APPLICANT)} UNION ${those(OF_ASSIGNEE)})`;
}

const READ_UNTIL = `(SELECT n.xid, n.event_id FROM notice_reading n WHERE n.person_id = $1)`;
const UNREAD = `(NOT EXISTS (SELECT FROM notice_reading n WHERE n.person_id = $1)
  OR (e.xid, e.id) > ${READ_UNTIL})`;

/** A person's notices, latest first; one more than asked for where there are more. */
export function listNotices(database: Queryable, personId: string, page: NoticePage): Promise<NoticeRow[]> {
  const condition = `($3::xid8 IS NULL OR (e.xid, e.id) < ($3::xid8, $4::bigint)) AND (NOT $5 OR ${UNREAD})`;
  return database.query<NoticeRow>(
    `SELECT ${EVENT_COLUMNS}, r.number, r.service, NOT ${UNREAD} AS read
     FROM ${places(condition, '$6')} t JOIN request_event e ON e.id = t.id JOIN request r ON r.id = e.request_id
     ORDER BY e.xid DESC, e.id DESC LIMIT $6`,
    [
      personId,
      NO_NEWS_FOR_APPLICANTS,
      page.before?.xid ?? null,
      page.before?.id ?? null,
      page.unreadOnly,
      page.first + 1,
    ],
  );
}

/** At most MOST_UNREAD. */
export async function countUnread(database: Queryable, personId: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT least(count(*), ${MOST_UNREAD})::int AS count FROM ${places(UNREAD, String(MOST_UNREAD))} t`,
    [personId, NO_NEWS_FOR_APPLICANTS],
  );
  return row?.count ?? 0;
}

/** Everything up to this entry is read; what was read before stays so. Nothing is, while entries may appear behind it. */
export async function readUntil(
  database: Queryable,
  personId: string,
  { xid, id }: LogPosition,
  at: Date,
): Promise<void> {
  await database.query(
    `INSERT INTO notice_reading AS n (person_id, xid, event_id, read_at)
     SELECT $1, $2::xid8, $3, $4 WHERE $2::xid8 < pg_snapshot_xmin(pg_current_snapshot())
     ON CONFLICT (person_id) DO UPDATE SET xid = excluded.xid, event_id = excluded.event_id, read_at = excluded.read_at
     WHERE (excluded.xid, excluded.event_id) > (n.xid, n.event_id)`,
    [personId, xid, id, at],
  );
}
