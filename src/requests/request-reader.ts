import { type ExchangeRow, exchangesOf } from '../exchange/index.ts';
import type { Viewer } from '../identity/index.ts';
import { maySeeEntry, maySeeRequest, workplaceOf } from '../identity/index.ts';
import { type PaymentRow, paymentJson } from '../payments/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { LogPosition } from './event-cursor.ts';
import { findEvent } from './event-log.ts';
import { receiptChecksOf } from './receipt-checks/receipt-check-store.ts';
import type { ReceiptOf } from './receipt-checks/receipt-code.ts';
import type { EventRow, RequestRow } from './request.ts';
import {
  EVENT_COLUMNS,
  PAUSED_SINCE,
  partColumn,
  REQUEST_ALONE,
  type ReadAhead,
  type RequestPart,
  readBy,
  requestColumns,
} from './request-sql.ts';
import { checksOf, detachedSignatureOf } from './verification/verification-store.ts';

export interface RequestFilter {
  readonly service?: string | null;
  readonly statuses?: readonly string[] | null;
  readonly channel?: string | null;
  readonly overdue?: boolean | null;
  readonly sentFrom?: string | null;
  readonly sentTo?: string | null;
  readonly search?: string | null;
}

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
}

const FILTER = `
  ($1::text IS NULL OR r.service = $1) AND ($2::text[] IS NULL OR r.status = ANY ($2))
  AND ($3::text IS NULL OR r.channel = $3)
  AND ($4::boolean IS NULL OR $4 = (r.due_at IS NOT NULL AND r.due_at < coalesce(r.ended_at, ${PAUSED_SINCE}, $5::timestamptz)))
  AND ($6::date IS NULL OR r.sent_at >= $6::date::timestamp AT TIME ZONE 'Asia/Almaty')
  AND ($7::date IS NULL OR r.sent_at < ($7::date + 1)::timestamp AT TIME ZONE 'Asia/Almaty')
  AND ($8::text IS NULL OR r.number = $8 OR r.title ILIKE '%' || $9 || '%')`;

/** Reads requests for a viewer. Every answer has passed the access policy; the rest is as if it were not there. */
export class RequestReader {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  byId(viewer: Viewer, id: string, ahead: ReadAhead = REQUEST_ALONE): Promise<RequestRow | null> {
    return this.#one(viewer, 'r.id = $1', id, ahead);
  }

  /** Those of them that the viewer may see, in no order. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<RequestRow[]> {
    const rows = await this.#database.query<RequestRow>(
      `SELECT ${requestColumns(REQUEST_ALONE)} FROM request r WHERE r.id = ANY ($1)`,
      [ids],
    );
    return rows.filter((request) => maySeeRequest(viewer, request));
  }

  byNumber(viewer: Viewer, number: string, ahead: ReadAhead): Promise<RequestRow | null> {
    return this.#one(viewer, 'r.number = $1', number, ahead);
  }

  /** The viewer's own requests, newest first; `after` is the id of the last one seen. */
  async mine(
    viewer: Viewer,
    page: { first: number; after: string | null; filter: RequestFilter; now: Date },
    ahead: ReadAhead,
  ): Promise<PageOf<RequestRow>> {
    const rows = await this.#database.query<RequestRow>(
      `SELECT ${requestColumns(ahead, 13)} FROM request r
       WHERE r.applicant_id = $10 AND ($11::uuid IS NULL OR r.id < $11) AND ${FILTER}
       ORDER BY r.id DESC LIMIT $12`,
      [
        ...filterValues(page.filter, page.now),
        viewer.id,
        page.after,
        page.first + 1,
        ...historyValues(ahead, viewer),
      ],
    );
    return this.#page(viewer, rows, page.first);
  }

  async countMine(viewer: Viewer, filter: RequestFilter, now: Date): Promise<number> {
    const [row] = await this.#database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM request r WHERE r.applicant_id = $10 AND ${FILTER}`,
      [...filterValues(filter, now), viewer.id],
    );
    return row?.count ?? 0;
  }

  /** What waits for the viewer at the given steps of editions, most urgent first: by when its step or the service is due, then as it came. */
  async waiting(
    viewer: Viewer,
    page: {
      first: number;
      after: string | null;
      filter: RequestFilter;
      now: Date;
      steps: readonly WaitingStep[];
    },
    ahead: ReadAhead,
  ): Promise<PageOf<RequestRow>> {
    const rows = await this.#database.query<RequestRow>(
      `SELECT ${requestColumns(ahead, 17)} FROM request r
       WHERE ${WAITING} AND ${FILTER}
         AND ($15::uuid IS NULL OR (coalesce(r.waiting_due_at, 'infinity'), coalesce(r.sent_at, r.created_at), r.id) >
           (SELECT coalesce(l.waiting_due_at, 'infinity'), coalesce(l.sent_at, l.created_at), l.id FROM request l WHERE l.id = $15))
       ORDER BY coalesce(r.waiting_due_at, 'infinity'), coalesce(r.sent_at, r.created_at), r.id LIMIT $16`,
      [
        ...filterValues(page.filter, page.now),
        ...waitingValues(viewer, page.steps),
        page.after,
        page.first + 1,
        ...historyValues(ahead, viewer),
      ],
    );
    return this.#page(viewer, rows, page.first);
  }

  async countWaiting(
    viewer: Viewer,
    query: { filter: RequestFilter; now: Date; steps: readonly WaitingStep[] },
  ): Promise<number> {
    const [row] = await this.#database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM request r WHERE ${WAITING} AND ${FILTER}`,
      [...filterValues(query.filter, query.now), ...waitingValues(viewer, query.steps)],
    );
    return row?.count ?? 0;
  }

  /** One part of a request that the viewer was already given, when it was not brought along. */
  async part<Part extends RequestPart>(requestId: string, part: Part): Promise<RequestRow[Part]> {
    const [row] = await this.#database.query<{ part: RequestRow[Part] }>(
      `SELECT ${partColumn(part)} AS part FROM request r WHERE r.id = $1`,
      [requestId],
    );
    if (row === undefined) throw new Error(`request ${requestId} is gone`);
    return row.part;
  }

  async history(
    viewer: Viewer,
    requestId: string,
    page: { first: number; after: LogPosition },
  ): Promise<PageOf<EventRow>> {
    const rows = await this.#database.query<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM request_event e JOIN request r ON r.id = e.request_id
       WHERE e.request_id = $1 AND (e.xid, e.id) > ($2::xid8, $3::bigint) AND ${readBy('$5')}
       ORDER BY e.xid, e.id LIMIT $4`,
      [requestId, page.after.xid, page.after.id, page.first + 1, workplaceOf(viewer)],
    );
    return { rows: rows.slice(0, page.first), hasNextPage: rows.length > page.first };
  }

  async countHistory(viewer: Viewer, requestId: string): Promise<number> {
    const [row] = await this.#database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM request_event e JOIN request r ON r.id = e.request_id
       WHERE e.request_id = $1 AND ${readBy('$2')}`,
      [requestId, workplaceOf(viewer)],
    );
    return row?.count ?? 0;
  }

  /** An entry of the log, to whoever may see its request as it is now: as `history` shows it. */
  async event(viewer: Viewer, id: string): Promise<EventRow | null> {
    const event = await findEvent(this.#database, id);
    const request = event === null ? null : await this.byId(viewer, event.requestId);
    return event !== null && request !== null && maySeeEntry(viewer, { ...event, sent: request.sent })
      ? event
      : null;
  }

  /** The request that one of its parts belongs to; null when the viewer may not see it. */
  async ownerOf(
    viewer: Viewer,
    part: { table: 'request_result' | 'request_attachment' | 'payment'; id: string },
  ): Promise<RequestRow | null> {
    const key = part.table === 'payment' ? 'subject_id' : 'request_id';
    return this.#one(viewer, `r.id = (SELECT ${key} FROM ${part.table} WHERE id = $1)`, part.id, {
      ...REQUEST_ALONE,
      parts: ['attachments', 'payment', 'result'],
    });
  }

  /** A payment of a request that the viewer may see; one that failed before the last, too. */
  async payment(viewer: Viewer, id: string): Promise<PaymentRow | null> {
    if ((await this.ownerOf(viewer, { table: 'payment', id })) === null) return null;
    const [row] = await this.#database.query<{ payment: PaymentRow }>(
      `SELECT ${paymentJson} AS payment FROM payment p WHERE p.id = $1`,
      [id],
    );
    return row?.payment ?? null;
  }

  /** How often a result has been checked by those who hold its paper. */
  checks(resultId: string): Promise<number> {
    return checksOf(this.#database, resultId);
  }

  /** How often a receipt has been checked by those who hold it. */
  receiptChecks(receipt: ReceiptOf): Promise<number> {
    return receiptChecksOf(this.#database, receipt);
  }

  /** The signature that stands beside a result's paper. */
  detachedSignature(resultId: string): Promise<Buffer | null> {
    return detachedSignatureOf(this.#database, resultId);
  }

  /** The ledger of a request by its number, for systems that were told of it: no viewer is asked for. */
  async exchangesByNumber(number: string): Promise<readonly ExchangeRow[]> {
    const [row] = await this.#database.query<{ exchanges: readonly ExchangeRow[] }>(
      `SELECT ${exchangesOf('r.id')} AS exchanges FROM request r WHERE r.number = $1`,
      [number],
    );
    return row?.exchanges ?? [];
  }

  async #one(viewer: Viewer, where: string, value: string, ahead: ReadAhead): Promise<RequestRow | null> {
    const [row] = await this.#database.query<RequestRow>(
      `SELECT ${requestColumns(ahead, 2)} FROM request r WHERE ${where}`,
      [value, ...historyValues(ahead, viewer)],
    );
    return row !== undefined && maySeeRequest(viewer, row) ? row : null;
  }

  #page(viewer: Viewer, rows: readonly RequestRow[], first: number): PageOf<RequestRow> {
    const visible = rows.filter((request) => maySeeRequest(viewer, request));
    return { rows: visible.slice(0, first), hasNextPage: rows.length > first };
  }
}

function historyValues(ahead: ReadAhead, viewer: Viewer): unknown[] {
  return ahead.history === null ? [] : [ahead.history.first, workplaceOf(viewer)];
}

/** A step that waits for the viewer's role, in one edition. */
export interface WaitingStep {
  readonly edition: string;
  readonly step: string;
  /** Only the person the request was handed to. */
  readonly assigneeOnly: boolean;
}

const WAITING = `
  r.waiting_organisation = $10
  AND (r.edition || '/' || r.current_step = ANY ($11)
    OR (r.edition || '/' || r.current_step = ANY ($12)
      AND r.assignees @> jsonb_build_object($14::text, $13::text)))`;

function waitingValues(viewer: Viewer, steps: readonly WaitingStep[]): unknown[] {
  const name = (step: WaitingStep): string => `${step.edition}/${step.step}`;
  return [
    workplaceOf(viewer),
    steps.filter((step) => !step.assigneeOnly).map(name),
    steps.filter((step) => step.assigneeOnly).map(name),
    viewer.id,
    viewer.role,
  ];
}

function filterValues(filter: RequestFilter, now: Date): unknown[] {
  const search = filter.search?.trim() ?? '';
  return [
    filter.service ?? null,
    filter.statuses ?? null,
    filter.channel ?? null,
    filter.overdue ?? null,
    now,
    filter.sentFrom ?? null,
    filter.sentTo ?? null,
    search === '' ? null : search,
    search.replace(/[\\%_]/g, '\\$&'),
  ];
}
