import type { Queryable } from '../postgres/index.ts';
import type { StoredFile, StoredFileWithContent } from './stored-file.ts';

interface NewFile {
  readonly ownerId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
  readonly sha256: Buffer;
  readonly createdAt: Date;
}

const COLUMNS = `id, owner_id AS "ownerId", file_name AS "fileName", media_type AS "mediaType", size,
  encode(sha256, 'hex') AS sha256, created_at AS "createdAt", attached_at AS "attachedAt"`;

/**
 * Keeps a file, or answers the one kept: the same bytes under the same name of the same owner are one file
 * until it is attached. The update writes what is there, only so that the row is returned.
 */
export async function insertFile(queryable: Queryable, file: NewFile): Promise<StoredFile> {
  const rows = await queryable.query<StoredFile>(
    `INSERT INTO stored_file (owner_id, file_name, media_type, size, sha256, content, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (owner_id, sha256, file_name) WHERE attached_at IS NULL
       DO UPDATE SET attached_at = stored_file.attached_at
     RETURNING ${COLUMNS}`,
    [
      file.ownerId,
      file.fileName,
      file.mediaType,
      file.content.length,
      file.sha256,
      file.content,
      file.createdAt,
    ],
  );
  const [stored] = rows;
  if (stored === undefined) throw new Error('INSERT … RETURNING gave no row');
  return stored;
}

export async function selectFileWithContent(
  queryable: Queryable,
  id: string,
): Promise<StoredFileWithContent | null> {
  const rows = await queryable.query<StoredFileWithContent>(
    `SELECT ${COLUMNS}, content FROM stored_file WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Marks the owner's file as attached, once; null when the owner has no such file. */
export async function markAttached(
  queryable: Queryable,
  mark: { readonly id: string; readonly ownerId: string; readonly at: Date },
): Promise<StoredFile | null> {
  const rows = await queryable.query<StoredFile>(
    `UPDATE stored_file SET attached_at = coalesce(attached_at, $3) WHERE id = $1 AND owner_id = $2
     RETURNING ${COLUMNS}`,
    [mark.id, mark.ownerId, mark.at],
  );
  return rows[0] ?? null;
}

/** What is kept of a file, as the bytes themselves say. */
export interface FileCondition {
  readonly id: string;
  readonly mediaType: string;
  /** SHA-256 of the bytes that are there, lower-case hexadecimal. */
  readonly digest: string;
  /** False of a PDF whose last kilobyte holds no end-of-file marker. */
  readonly ends: boolean;
}

export function selectConditions(queryable: Queryable, ids: readonly string[]): Promise<FileCondition[]> {
  return queryable.query<FileCondition>(
    `SELECT id, media_type AS "mediaType", encode(sha256(content), 'hex') AS digest,
       media_type <> 'application/pdf'
         OR position('%%EOF'::bytea IN substring(content FROM greatest(octet_length(content) - 1023, 1))) > 0 AS ends
     FROM stored_file WHERE id = ANY ($1)`,
    [ids],
  );
}
