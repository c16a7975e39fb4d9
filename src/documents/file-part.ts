import type { Queryable } from '../postgres/index.ts';

/** A part of a file. */
export interface FilePart {
  /** Bytes of the whole. */
  readonly size: number;
  readonly mediaType: string;
  /** Empty behind the end. */
  readonly content: Buffer;
}

/** So many bytes of a stored file, from that one on (counted from 0); null where there is no such file. */
export async function readFilePart(
  queryable: Queryable,
  fileId: string,
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<FilePart | null> {
  const [part] = await queryable.query<FilePart>(
    `SELECT size, media_type AS "mediaType", substring(content FROM $2::int + 1 FOR $3::int) AS content
     FROM stored_file WHERE id = $1`,
    [fileId, offset, length],
  );
  return part ?? null;
}
