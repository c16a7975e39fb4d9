import type { Queryable } from '../postgres/index.ts';
import { ENTRY_COLUMNS, HISTORY_COLUMN } from './entry-store.ts';
import { foldTitle } from './fold-title.ts';
import type { EntryRow } from './register-entry.ts';
import { territoriesMeet } from './territory.ts';

/** A medium in force whose title is like another. */
export interface SimilarTitle {
  readonly entry: EntryRow;
  /** From 0 to 1, by the trigrams of the compared titles. */
  readonly similarity: number;
  /** The compared titles are the same. */
  readonly identical: boolean;
  readonly sameTerritory: boolean;
  readonly sameOwner: boolean;
}

export interface WantedTitle {
  readonly title: string;
  readonly territory: readonly string[];
  /** Who wants it; absent where nobody in particular. */
  readonly iin?: string | null;
  readonly bin?: string | null;
  /** Number of a certificate whose medium is the same: it does not stand in its own way. */
  readonly ownNumber?: string | null;
}

type Found = EntryRow & Pick<SimilarTitle, 'similarity' | 'identical' | 'sameOwner'>;

/** Those that stand in the way first: identical ones of the same territory, then the most alike. */
export async function similarTitles(
  database: Queryable,
  wanted: WantedTitle,
  first: number,
): Promise<SimilarTitle[]> {
  const rows = await database.query<Found>(
    `SELECT ${ENTRY_COLUMNS}, ${HISTORY_COLUMN}, similarity(e.title_folded, $1) AS similarity,
       e.title_folded = $1 AS identical,
       CASE WHEN e.holder_bin IS NULL AND $4::text IS NULL THEN coalesce(e.holder_iin = $3, false)
         ELSE coalesce(e.holder_bin = $4, false) END AS "sameOwner"
     FROM register_entry e
     WHERE e.register = 'MEDIA' AND e.state = 'IN_FORCE' AND (e.title_folded % $1 OR e.title_folded = $1)
       AND NOT EXISTS (SELECT FROM register_entry o WHERE o.number = $2 AND o.series_id = e.series_id)
     ORDER BY similarity DESC, e.id LIMIT $5`,
    [foldTitle(wanted.title), wanted.ownNumber ?? null, wanted.iin ?? null, wanted.bin ?? null, first],
  );
  return rows
    .map((row) => {
      const { similarity, identical, sameOwner, ...entry } = row;
      const sameTerritory = territoriesMeet(wanted.territory, entry.territory);
      return { entry, similarity, identical, sameOwner, sameTerritory };
    })
    .toSorted((one, other) => weight(other) - weight(one));
}

function weight({ similarity, identical, sameTerritory }: SimilarTitle): number {
  return (identical && sameTerritory ? 2 : 0) + similarity;
}
