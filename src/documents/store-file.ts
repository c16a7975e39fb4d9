import { createHash } from 'node:crypto';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { agrees, FILE_EXTENSIONS, kindOf } from './file-kinds.ts';
import { cleanFileName, extensionOf } from './file-name.ts';
import { sniffMediaType } from './sniff-media-type.ts';
import { MAX_FILE_SIZE, type StoredFile } from './stored-file.ts';
import { insertFile } from './stored-file-store.ts';

/** A file as it was handed in: name and type are what the sender says. */
export interface Upload {
  /** uuid of a person. */
  readonly ownerId: string;
  readonly fileName: string;
  readonly declaredType: string;
  readonly content: Buffer;
}

/**
 * Keeps a file after looking at what it really is. The same file sent again, not yet attached, is the same
 * file. Errors: FILE_EMPTY, FILE_TOO_LARGE, FILE_NAME_INVALID, FILE_TYPE_NOT_ALLOWED, FILE_TYPE_MISMATCH.
 */
export async function storeFile(
  ports: { readonly database: Queryable; readonly clock: Clock },
  upload: Upload,
): Promise<StoredFile> {
  const { ownerId, content } = upload;
  if (content.length === 0) throw new DomainError('FILE_EMPTY', { path: ['file'] });
  if (content.length > MAX_FILE_SIZE) throw fileTooLarge();
  const fileName = cleanFileName(upload.fileName);
  const mediaType = await checkedMediaType(upload, fileName);
  const sha256 = createHash('sha256').update(content).digest();
  const createdAt = ports.clock.now();
  return insertFile(ports.database, { ownerId, fileName, mediaType, content, sha256, createdAt });
}

export function fileTooLarge(): DomainError {
  return new DomainError('FILE_TOO_LARGE', {
    values: { limit: MAX_FILE_SIZE / 1024 / 1024 },
    path: ['file'],
  });
}

async function checkedMediaType(upload: Upload, fileName: string): Promise<string> {
  const found = await sniffMediaType(upload.content);
  const kind = found === null ? undefined : kindOf(found);
  if (kind === undefined) {
    throw new DomainError('FILE_TYPE_NOT_ALLOWED', { values: { allowed: FILE_EXTENSIONS }, path: ['file'] });
  }
  if (!agrees(kind, extensionOf(fileName), upload.declaredType)) {
    throw new DomainError('FILE_TYPE_MISMATCH', { values: { fileName }, path: ['file'] });
  }
  return kind.mediaType;
}
