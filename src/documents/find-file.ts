import type { Queryable } from '../postgres/index.ts';
import type { StoredFile } from './stored-file.ts';
import { selectFiles } from './stored-file-store.ts';

/** The file of that uuid, or null. Whether the asker may know of it is for the caller to say. */
export async function findFile(queryable: Queryable, id: string): Promise<StoredFile | null> {
  const [file] = await selectFiles(queryable, [id]);
  return file ?? null;
}

/** The files of those uuids in one statement, by uuid; unknown ones are absent. */
export async function findFiles(
  queryable: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredFile>> {
  if (ids.length === 0) return new Map();
  const files = await selectFiles(queryable, ids);
  return new Map(files.map((file) => [file.id, file]));
}
