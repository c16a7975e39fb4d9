import type { Queryable, Transaction } from '../postgres/index.ts';
import type { PaperLocation } from './paper.transitions.ts';
import type { ReceiptRow } from './receipt.ts';

const COLUMNS = `c.id AS uuid, c.number, c.request_id AS "requestId", r.number AS "requestNumber", r.edition, r.service,
  r.applicant_name AS "applicantName", c.centre, c.provider, c.accepted, c.documents, c.missing, c.note,
  EXISTS (SELECT FROM centre_paper p WHERE p.receipt_id = c.id AND p.kind = 'APPLICATION') AS "withApplication",
  (SELECT count(*)::int FROM centre_paper_movement m JOIN centre_paper p ON p.id = m.paper_id
    WHERE p.receipt_id = c.id) AS version,
  c.accepted_by_name AS "acceptedBy", c.accepted_at AS "acceptedAt", c.ready_on::text AS "readyOn"`;
const FROM = 'centre_receipt c JOIN request r ON r.id = c.request_id';

interface NewReceipt {
  readonly number: string;
  readonly requestId: string;
  readonly centre: string;
  readonly provider: string;
  readonly documents: readonly string[];
  readonly missing: readonly string[];
  readonly note: string | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly readyOn: string | null;
}

export async function nextRunningNumber(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ next: string }>(`SELECT nextval('centre_number')::text AS next`);
  if (row === undefined) throw new Error('a sequence gave nothing');
  return row.next;
}

export async function insertReceipt(transaction: Transaction, receipt: NewReceipt): Promise<string> {
  const [row] = await transaction.query<{ id: string }>(
    `INSERT INTO centre_receipt (number, request_id, centre, provider, accepted, documents, missing, note, accepted_by,
       accepted_by_name, accepted_at, ready_on)
     VALUES ($1, $2, $3, $4, $6::text[] = '{}', $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
    [
      receipt.number,
      receipt.requestId,
      receipt.centre,
      receipt.provider,
      receipt.documents,
      receipt.missing,
      receipt.note,
      receipt.by.id,
      receipt.by.name,
      receipt.at,
      receipt.readyOn,
    ],
  );
  if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
  return row.id;
}

export async function receiptById(database: Queryable, id: string): Promise<ReceiptRow | null> {
  const [row] = await database.query<ReceiptRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1`, [id]);
  return row ?? null;
}

export async function receiptByNumber(database: Queryable, number: string): Promise<ReceiptRow | null> {
  const [row] = await database.query<ReceiptRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.number = $1`, [
    number,
  ]);
  return row ?? null;
}

/** The receipt that a request was taken in on; null where none was given. */
export async function acceptedReceipt(database: Queryable, requestId: string): Promise<ReceiptRow | null> {
  const [row] = await database.query<ReceiptRow>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE c.request_id = $1 AND c.accepted`,
    [requestId],
  );
  return row ?? null;
}

/** The last receipt of each request. */
export async function lastReceipts(
  database: Queryable,
  requestIds: readonly string[],
): Promise<ReceiptRow[]> {
  return database.query<ReceiptRow>(
    `SELECT DISTINCT ON (c.request_id) ${COLUMNS} FROM ${FROM} WHERE c.request_id = ANY ($1)
     ORDER BY c.request_id, c.accepted DESC, c.accepted_at DESC, c.id DESC`,
    [requestIds],
  );
}

/** What a request is due by, as it was counted last. */
export async function dueAtOf(transaction: Transaction, requestId: string): Promise<Date | null> {
  const [row] = await transaction.query<{ due: string | null }>(
    'SELECT due_at AS due FROM request WHERE id = $1',
    [requestId],
  );
  return row === undefined || row.due === null ? null : new Date(row.due);
}

interface ParcelQuery {
  /** A centre, or a provider. */
  readonly organisation: string;
  readonly location: PaperLocation;
  /** Only those that were to be given out before that date; null for all. */
  readonly readyBefore: string | null;
  readonly first: number;
  readonly after: string | null;
}

/** Parcels of an organisation of which something is there, in the order in which they were taken in. */
export async function parcelsAt(
  database: Queryable,
  { organisation, location, readyBefore, first, after }: ParcelQuery,
): Promise<{ rows: readonly ReceiptRow[]; hasNextPage: boolean }> {
  const rows = await database.query<ReceiptRow>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE c.accepted AND (c.centre = $1 OR c.provider = $1)
       AND EXISTS (SELECT FROM centre_paper p WHERE p.receipt_id = c.id AND p.location = $2)
       AND ($3::date IS NULL OR c.ready_on < $3) AND ($4::uuid IS NULL OR c.id > $4)
     ORDER BY c.id LIMIT $5`,
    [organisation, location, readyBefore, after, first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
