import type { Readable } from 'node:stream';
import { globalId, localId } from '../kernel/index.ts';

/** The largest file taken, in bytes. */
export const MAX_FILE_SIZE = 10 * 1024 * 1024;

/** What is known of a file besides its bytes; none of it ever changes, but `attachedAt` once. */
export interface StoredFile {
  /** uuid; outside it is `fileGlobalId(id)`. */
  readonly id: string;
  /** uuid of the person who handed it in, or whom it was issued to. */
  readonly ownerId: string;
  readonly fileName: string;
  /** As found in the bytes, not as declared. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; null while no request holds the file. */
  readonly attachedAt: string | null;
}

export interface StoredFileWithContent extends StoredFile {
  readonly content: Buffer;
}

/** What is sent when a file is fetched, stored or drawn for it. */
export type DrawnFile = Pick<StoredFileWithContent, 'fileName' | 'mediaType' | 'size' | 'sha256' | 'content'>;

/** What is sent as it is made; how long it will be is not known before. */
export interface StreamedFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** Names the state that it shows, hexadecimal. */
  readonly sha256: string;
  readonly stream: Readable;
}

const PREFIX = 'file';

/** `file_<uuid>`, as the public sees it. */
export function fileGlobalId(id: string): string {
  return globalId(PREFIX, id);
}

/** The uuid behind `file_<uuid>`, or null when it is not one. */
export function fileLocalId(id: string): string | null {
  return localId(PREFIX, id);
}
