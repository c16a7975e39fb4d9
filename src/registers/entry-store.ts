import type { Queryable, Transaction } from '../postgres/index.ts';
import type { ResultActor } from '../requests/index.ts';
import { ENTRY_MOVES, type EntryState, type FirstEvent, type LaterEvent } from './entry.transitions.ts';
import type { EntryRow, FieldChange, Register } from './register-entry.ts';

const LINK = `json_build_object('uuid', o.id, 'number', o.number)`;

/** Columns of a row as EntryRow. */
export const ENTRY_COLUMNS = `e.id AS uuid, e.register, e.number, e.position, e.request_id AS "requestId", e.edition,
  e.provider, e.holder_id AS "holderId", e.owner, e.owner_is_individual AS "ownerIsIndividual", e.title, e.territory,
  e.content, e.state, e.registered_on::text AS "registeredOn", e.previous_on_paper AS "previousOnPaper",
  (SELECT ${LINK} FROM register_entry o WHERE o.id = e.replaces_id) AS replaces,
  (SELECT ${LINK} FROM register_entry o WHERE o.replaces_id = e.id AND o.state <> 'REVOKED'
   ORDER BY o.registered_at DESC, o.id DESC LIMIT 1) AS "replacedBy"`;

/** What happened to the row, in order. */
export const HISTORY_COLUMN = `(SELECT coalesce(json_agg(json_build_object('type', h.type, 'state', h.state, 'at', h.at,
    'byName', h.by_name, 'basis', h.basis, 'basisDate', h.basis_date, 'changes', h.changes) ORDER BY h.id), '[]')
  FROM register_event h WHERE h.entry_id = e.id) AS history`;

export async function entryById(database: Queryable, id: string): Promise<EntryRow | null> {
  const [row] = await database.query<EntryRow>(
    `SELECT ${ENTRY_COLUMNS}, ${HISTORY_COLUMN} FROM register_entry e WHERE e.id = $1`,
    [id],
  );
  return row ?? null;
}

/** The first entry under a number. */
export async function entryByNumber(
  database: Queryable,
  register: Register,
  number: string,
): Promise<EntryRow | null> {
  const [row] = await database.query<EntryRow>(
    `SELECT ${ENTRY_COLUMNS}, ${HISTORY_COLUMN} FROM register_entry e
     WHERE e.number = $2 AND e.register = $1 ORDER BY e.position LIMIT 1`,
    [register, number],
  );
  return row ?? null;
}

export interface NewEntry {
  readonly id: string;
  readonly register: Register;
  readonly number: string;
  readonly position: number;
  readonly resultId: string;
  readonly requestId: string;
  readonly edition: string;
  readonly provider: string;
  readonly holderId: string | null;
  readonly holderIin: string | null;
  readonly holderBin: string | null;
  readonly owner: string;
  readonly ownerIsIndividual: boolean;
  readonly title: string;
  readonly titleFolded: string;
  readonly searchText: string;
  readonly territory: readonly string[];
  readonly content: Readonly<Record<string, unknown>>;
  readonly seriesId: string;
  readonly replacesId: string | null;
  readonly previousOnPaper: string | null;
  readonly registeredOn: string;
  readonly registeredAt: Date;
}

export async function newEntryIds(database: Queryable, count: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'SELECT uuidv7() AS id FROM generate_series(1, $1::int)',
    [count],
  );
  return rows.map(({ id }) => id);
}

/** An entry in force, with the first line of its history. */
export async function insertEntry(
  transaction: Transaction,
  entry: NewEntry,
  first: Pick<HappenedEvent, 'by'> & {
    readonly type: FirstEvent;
    readonly changes: readonly FieldChange[];
    readonly basis: string | null;
  },
): Promise<void> {
  await transaction.query(
    `INSERT INTO register_entry (id, register, number, position, result_id, request_id, edition, provider, holder_id,
       holder_iin, holder_bin, owner, owner_is_individual, title, title_folded, search_text, territory, content, state,
       series_id, replaces_id, previous_on_paper, registered_on, registered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'IN_FORCE', $19, $20,
       $21, $22, $23)`,
    [
      entry.id,
      entry.register,
      entry.number,
      entry.position,
      entry.resultId,
      entry.requestId,
      entry.edition,
      entry.provider,
      entry.holderId,
      entry.holderIin,
      entry.holderBin,
      entry.owner,
      entry.ownerIsIndividual,
      entry.title,
      entry.titleFolded,
      entry.searchText,
      entry.territory,
      JSON.stringify(entry.content),
      entry.seriesId,
      entry.replacesId,
      entry.previousOnPaper,
      entry.registeredOn,
      entry.registeredAt,
    ],
  );
  await transaction.query(
    `INSERT INTO register_event (entry_id, type, state, at, by_id, by_name, request_id, other_entry_id, basis, changes)
     VALUES ($1, $2, 'IN_FORCE', $3, $4, $5, $6, $7, $8, $9)`,
    [
      entry.id,
      first.type,
      entry.registeredAt,
      first.by.id,
      first.by.name,
      entry.requestId,
      entry.replacesId,
      first.basis,
      JSON.stringify(first.changes),
    ],
  );
}

export interface HappenedEvent {
  readonly type: LaterEvent;
  readonly at: Date;
  readonly by: ResultActor;
  readonly requestId?: string;
  readonly otherEntryId?: string;
  readonly basis?: string;
  readonly basisDate?: string;
}

/**
 * What happened is written down, and takes the entry to its state; the only way an entry changes. False where the entry
 * is in no state that it can happen in.
 */
export async function moveEntry(
  transaction: Transaction,
  entryId: string,
  event: HappenedEvent,
): Promise<boolean> {
  const { from, to } = ENTRY_MOVES[event.type];
  const rows = await transaction.query<object>(
    `WITH moved AS (
       UPDATE register_entry SET state = $3 WHERE id = $1 AND state = ANY ($4) RETURNING id
     )
     INSERT INTO register_event (entry_id, type, state, at, by_id, by_name, request_id, other_entry_id, basis, basis_date)
     SELECT id, $2, $3, $5, $6, $7, $8, $9, $10, $11 FROM moved RETURNING id`,
    [
      entryId,
      event.type,
      to,
      from,
      event.at,
      event.by.id,
      event.by.name,
      event.requestId ?? null,
      event.otherEntryId ?? null,
      event.basis ?? null,
      event.basisDate ?? null,
    ],
  );
  return rows.length === 1;
}

/** An entry whose state stays as it is until the transaction ends. */
export interface SeriesEntry {
  readonly id: string;
  readonly state: EntryState;
  readonly provider: string;
  readonly register: Register;
  readonly seriesId: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const SERIES = 'id, state, provider, register, series_id AS "seriesId", content';

/**
 * The entries that took the place of one another; the last is the newest. The first is locked for all: read once the lock
 * is held, or one that was added meanwhile would not be among them.
 */
export async function lockSeries(transaction: Transaction, seriesId: string): Promise<SeriesEntry[]> {
  await transaction.query('SELECT id FROM register_entry WHERE id = $1 FOR UPDATE', [seriesId]);
  return transaction.query<SeriesEntry>(
    `SELECT ${SERIES} FROM register_entry WHERE series_id = $1 ORDER BY registered_at, id`,
    [seriesId],
  );
}

/** Of one entry, which series it belongs to, as long as it is there: for good. */
export async function seriesOf(database: Queryable, entryId: string): Promise<string | null> {
  const [row] = await database.query<{ id: string }>(
    'SELECT series_id AS id FROM register_entry WHERE id = $1',
    [entryId],
  );
  return row?.id ?? null;
}

/** The entries of a result, each with its series. */
export function entriesOf(
  database: Queryable,
  resultId: string,
): Promise<{ readonly id: string; readonly seriesId: string; readonly state: EntryState }[]> {
  return database.query(
    'SELECT id, series_id AS "seriesId", state FROM register_entry WHERE result_id = $1 ORDER BY position',
    [resultId],
  );
}
