import { kindOf } from '../documents/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { RequestRow } from '../requests/index.ts';
import { fileContent } from './archive-store.ts';
import type { Member } from './member.ts';

/** Where each attachment that is a file stands, by its uuid. */
export function attachmentPaths({
  attachments = [],
}: Pick<RequestRow, 'attachments'>): ReadonlyMap<string, string> {
  const files = attachments.filter(({ fileId }) => fileId !== null);
  return new Map(
    files.map(({ uuid, mediaType }, index) => {
      const extension = kindOf(mediaType ?? '')?.extensions[0] ?? 'bin';
      return [uuid, `attachments/${String(index + 1).padStart(2, '0')}.${extension}`];
    }),
  );
}

/** The attachments as they were handed in, under numbers: their own names are in the index. */
export function attachmentMembers(database: Queryable, request: RequestRow): Member[] {
  const paths = attachmentPaths(request);
  return (request.attachments ?? []).flatMap(({ uuid, fileId, fileName, mediaType, size, sha256 }) => {
    const path = paths.get(uuid);
    if (path === undefined || fileId === null || size === null || sha256 === null) return [];
    return [
      {
        path,
        mediaType: mediaType ?? 'application/octet-stream',
        size,
        sha256,
        ...(fileName === null ? {} : { originalName: fileName }),
        open: () => fileContent(database, fileId),
      },
    ];
  });
}
