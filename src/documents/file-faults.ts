import type { Queryable } from '../postgres/index.ts';
import { kindOf } from './file-kinds.ts';
import { selectConditions } from './stored-file-store.ts';

/**
 * What can be told of a kept file without a person looking at it: it is not there any more; it is not the bytes that were
 * attached; files of its kind are not taken; it is a PDF without an end (ISO 32000-1, 7.5.5).
 */
export type FileFault = 'LOST' | 'ALTERED' | 'NOT_TAKEN' | 'BROKEN_OFF';

/** The faults of files that were attached with those digests, by id; what has none is not among them. */
export async function fileFaults(
  database: Queryable,
  attached: readonly { readonly id: string; readonly sha256: string | null }[],
): Promise<ReadonlyMap<string, FileFault>> {
  const kept = await selectConditions(
    database,
    attached.map(({ id }) => id),
  );
  const byId = new Map(kept.map((file) => [file.id, file]));
  const faults = new Map<string, FileFault>();
  for (const { id, sha256 } of attached) {
    const file = byId.get(id);
    if (file === undefined) faults.set(id, 'LOST');
    else if (file.digest !== sha256) faults.set(id, 'ALTERED');
    else if (kindOf(file.mediaType) === undefined) faults.set(id, 'NOT_TAKEN');
    else if (!file.ends) faults.set(id, 'BROKEN_OFF');
  }
  return faults;
}
