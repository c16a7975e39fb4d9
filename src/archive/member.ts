import { createHash } from 'node:crypto';

/** One file of an archive; its bytes are had when its turn comes. */
export interface Member {
  /** Within the archive: ASCII, parts separated by `/`. */
  readonly path: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Under which somebody handed it in, where somebody did. */
  readonly originalName?: string;
  readonly open: () => Promise<Buffer>;
}

export function memberOf(path: string, mediaType: string, content: Buffer): Member {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, mediaType, size: content.length, sha256, open: async () => content };
}

/** In two spaces, as a person reads it; the same data makes the same bytes. */
export function jsonMember(path: string, data: object): Member {
  return memberOf(path, 'application/json', Buffer.from(`${JSON.stringify(data, null, 2)}\n`));
}
