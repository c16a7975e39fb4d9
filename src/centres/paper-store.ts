import type { Viewer } from '../identity/index.ts';
import type { Queryable, Transaction } from '../postgres/index.ts';
import { mayMove, type PaperLocation } from './paper.transitions.ts';
import type { PaperKind, PaperRow } from './paper.ts';

/** Papers of a parcel as they are moved. */
export interface HeldPaper {
  readonly id: string;
  readonly kind: PaperKind;
  readonly location: PaperLocation;
}

/** Who moves papers, when and why. */
export interface Moving {
  readonly by: Pick<Viewer, 'id' | 'name'>;
  readonly at: Date;
  readonly registerId?: string;
  readonly note?: string | null;
}

/** Adds papers to a parcel where they are met for the first time. */
export async function addPapers(
  transaction: Transaction,
  parcel: { readonly receiptId: string; readonly requestId: string; readonly location: PaperLocation },
  papers: readonly { readonly kind: PaperKind; readonly document: string | null }[],
  moving: Moving,
): Promise<void> {
  const rows = await transaction.query<{ id: string }>(
    `INSERT INTO centre_paper (receipt_id, request_id, kind, document, location, since)
     SELECT $1, $2, kind, document, $5, $6 FROM unnest($3::text[], $4::text[]) AS given (kind, document)
     RETURNING id`,
    [
      parcel.receiptId,
      parcel.requestId,
      papers.map(({ kind }) => kind),
      papers.map(({ document }) => document),
      parcel.location,
      moving.at,
    ],
  );
  await note(
    transaction,
    rows.map(({ id }) => id),
    parcel.location,
    moving,
  );
}

/** Moves papers along the table of moves; those that are not there any more are the caller's fault. */
export async function movePapers(
  transaction: Transaction,
  papers: readonly HeldPaper[],
  to: PaperLocation,
  moving: Moving,
): Promise<void> {
  const wrong = papers.find(({ location }) => !mayMove(location, to));
  if (wrong !== undefined) throw new Error(`paper ${wrong.id} goes from ${wrong.location} to no ${to}`);
  const ids = papers.map(({ id }) => id);
  await transaction.query(
    'UPDATE centre_paper SET location = $2, since = $3 WHERE id = ANY ($1) RETURNING id',
    [ids, to, moving.at],
  );
  await note(transaction, ids, to, moving);
}

/** The papers of these parcels, locked, in one order for everybody. */
export async function lockPapersOf(
  transaction: Transaction,
  receiptIds: readonly string[],
): Promise<HeldPaper[]> {
  return transaction.query<HeldPaper>(
    'SELECT id, kind, location FROM centre_paper WHERE receipt_id = ANY ($1) ORDER BY id FOR UPDATE',
    [receiptIds],
  );
}

export async function lockPapers(transaction: Transaction, ids: readonly string[]): Promise<HeldPaper[]> {
  return transaction.query<HeldPaper>(
    'SELECT id, kind, location FROM centre_paper WHERE id = ANY ($1) ORDER BY id FOR UPDATE',
    [ids],
  );
}

const HISTORY = `(SELECT json_agg(json_build_object('location', m.location, 'at', m.at, 'byName', m.by_name,
    'registerNumber', t.number, 'note', m.note) ORDER BY m.id)
  FROM centre_paper_movement m LEFT JOIN transfer_register t ON t.id = m.register_id WHERE m.paper_id = p.id)`;

/** The papers of each request; before it was taken in, those that are noted to be on paper are with the applicant. */
export async function papersOf(
  database: Queryable,
  requestIds: readonly string[],
): Promise<(PaperRow & { requestId: string })[]> {
  return database.query<PaperRow & { requestId: string }>(
    `SELECT p.id AS uuid, p.request_id AS "requestId", p.kind, r.edition, p.document, p.location, p.since,
       ${HISTORY} AS history
     FROM centre_paper p JOIN request r ON r.id = p.request_id WHERE p.request_id = ANY ($1)
     UNION ALL
     SELECT a.id, a.request_id, 'ORIGINAL', r.edition, a.kind, 'APPLICANT', a.created_at, '[]'::json
     FROM request_attachment a JOIN request r ON r.id = a.request_id
     WHERE a.request_id = ANY ($1) AND a.on_paper AND r.channel = 'PSC'
       AND NOT EXISTS (SELECT FROM centre_receipt c WHERE c.request_id = r.id AND c.accepted)
     ORDER BY uuid`,
    [requestIds],
  );
}

async function note(
  transaction: Transaction,
  ids: readonly string[],
  location: PaperLocation,
  { by, at, registerId = '', note: words = null }: Moving,
): Promise<void> {
  await transaction.query(
    `INSERT INTO centre_paper_movement (paper_id, location, at, by_id, by_name, register_id, note)
     SELECT paper, $2, $3, $4, $5, nullif($6, '')::uuid, $7 FROM unnest($1::uuid[]) paper`,
    [ids, location, at, by.id, by.name, registerId, words],
  );
}
