import { connectionOf, pageSize } from '../graphql/index.ts';
import { DomainError } from '../kernel/index.ts';
import { decodeCursor, eventCursor, LOG_START, type LogPosition } from './event-cursor.ts';
import type { EventRow, RequestRow } from './request.ts';
import { DEFAULT_HISTORY } from './request-parts.selection.ts';
import type { PageOf } from './request-reader.ts';
import { type RequestsContext, viewerOf } from './requests-context.ts';
import type { EventConnection } from './status-event.type.ts';

/** A page of what the viewer may read of a request's history. */
export async function historyOf(
  request: RequestRow,
  args: { first?: number | null; after?: string | null },
  context: RequestsContext,
): Promise<EventConnection> {
  const first = pageSize(args.first ?? DEFAULT_HISTORY);
  const after = typeof args.after === 'string' ? decodeCursor(args.after) : LOG_START;
  if (after === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  const page = await historyPage(
    request,
    { first, after, fresh: args.after === undefined || args.after === null },
    context,
  );
  return { ...connectionOf(page, eventCursor, args.after), requestId: request.uuid };
}

function historyPage(
  request: RequestRow,
  page: { first: number; after: LogPosition; fresh: boolean },
  context: RequestsContext,
): PageOf<EventRow> | Promise<PageOf<EventRow>> {
  if (!page.fresh || request.historyFirst !== page.first)
    return context.requests.reader.history(viewerOf(context), request.uuid, page);
  const rows = request.history ?? [];
  return { rows: rows.slice(0, page.first), hasNextPage: rows.length > page.first };
}
