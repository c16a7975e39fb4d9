import { DomainError } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { ENTRY_COLUMNS, HISTORY_COLUMN } from './entry-store.ts';
import { foldTitle } from './fold-title.ts';
import type { EntryRow, Register } from './register-entry.ts';

/** What a reader of a register looks for. */
export interface EntryFilter {
  readonly register: Register;
  /** Of one provider's entries alone. */
  readonly provider?: string | null | undefined;
  /** A whole number, or words of the title or of an organisation's name, in the order in which they stand there. */
  readonly search?: string | null | undefined;
  readonly kinds?: readonly string[] | null | undefined;
  readonly languages?: readonly string[] | null | undefined;
  /** KATO code, or KZ: entries that hold there, the whole republic's among them. */
  readonly territory?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly states?: readonly string[] | null | undefined;
  readonly yearFrom?: number | null | undefined;
  readonly yearTo?: number | null | undefined;
}

const FILTER = `e.register = $1 AND ($2::text IS NULL OR e.provider = $2)
  AND ($3::text IS NULL OR e.number = $4 OR e.search_text LIKE $3)
  AND ($5::text[] IS NULL OR e.content->>'kind' = ANY ($5))
  AND ($6::text[] IS NULL OR e.content->'languages' ?| $6)
  AND ($7::text IS NULL OR EXISTS (
    SELECT FROM unnest(e.territory) t WHERE t = 'KZ' OR starts_with(t, $7) OR starts_with($7, t)))
  AND ($8::text IS NULL OR e.content->>'country' = $8)
  AND ($9::text[] IS NULL OR e.state = ANY ($9))
  AND ($10::int IS NULL OR extract(year FROM e.registered_on) >= $10)
  AND ($11::int IS NULL OR extract(year FROM e.registered_on) <= $11)`;

/** A place in the order of a register: the entry that stands there. */
type Place = Pick<EntryRow, 'title' | 'uuid'>;

/* A row of values, and no query, on the right: so the index is entered at the place. */
const AFTER = `(e.title COLLATE "kk-x-icu", e.id) > ($13 COLLATE "kk-x-icu", $14::uuid)`;

/** A page of a register by the Kazakh alphabet, in which the Russian one is contained; CURSOR_INVALID. */
export async function listEntries(
  database: Queryable,
  filter: EntryFilter,
  page: { readonly first: number; readonly after: string | null },
): Promise<{ rows: EntryRow[]; hasNextPage: boolean }> {
  const after = page.after === null ? null : await placeOf(database, filter.register, page.after);
  const rows = await readEntries(database, filter, after, page.first + 1, HISTORY_COLUMN);
  return { rows: rows.slice(0, page.first), hasNextPage: rows.length > page.first };
}

export async function countEntries(database: Queryable, filter: EntryFilter): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM register_entry e WHERE ${FILTER}`,
    valuesOf(filter),
  );
  return row?.count ?? 0;
}

/** So many at once are kept in memory. */
export const BATCH = 500;

/**
 * All of a register in the same order, without histories. A batch is read when the reader has taken the one before: whoever
 * reads slowly holds no connection and no transaction.
 */
export async function* allEntries(database: Queryable, filter: EntryFilter): AsyncGenerator<EntryRow> {
  let after: Place | null = null;
  for (;;) {
    const rows: EntryRow[] = await readEntries(database, filter, after, BATCH, `'[]'::json AS history`);
    yield* rows;
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) return;
  }
}

async function placeOf(database: Queryable, register: Register, uuid: string): Promise<Place> {
  const [place] = await database.query<Place>(
    'SELECT id AS uuid, title FROM register_entry WHERE id = $1 AND register = $2',
    [uuid, register],
  );
  if (place === undefined) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  return place;
}

function readEntries(
  database: Queryable,
  filter: EntryFilter,
  after: Place | null,
  limit: number,
  history: string,
): Promise<EntryRow[]> {
  return database.query<EntryRow>(
    `SELECT ${ENTRY_COLUMNS}, ${history} FROM register_entry e WHERE ${FILTER} ${after === null ? '' : `AND ${AFTER}`}
     ORDER BY e.title COLLATE "kk-x-icu", e.id LIMIT $12`,
    [...valuesOf(filter), limit, ...(after === null ? [] : [after.title, after.uuid])],
  );
}

function valuesOf(filter: EntryFilter): unknown[] {
  const search = filter.search?.trim() ?? '';
  return [
    filter.register,
    filter.provider ?? null,
    search === '' ? null : patternOf(search),
    search.toUpperCase(),
    filter.kinds ?? null,
    filter.languages ?? null,
    filter.territory ?? null,
    filter.country ?? null,
    filter.states ?? null,
    filter.yearFrom ?? null,
    filter.yearTo ?? null,
  ];
}

/** Words in their order, whatever stands between them. */
function patternOf(search: string): string {
  const words = foldTitle(search)
    .split(' ')
    .map((word) => word.replaceAll(/[\\%_]/g, '\\$&'));
  return `%${words.join('%')}%`;
}
