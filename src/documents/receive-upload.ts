import type { FastifyRequest } from 'fastify';
import { DomainError } from '../kernel/index.ts';
import { fileTooLarge } from './store-file.ts';
import { MAX_FILE_SIZE } from './stored-file.ts';

/** The one part a form may have. */
const PART = 'file';

/** Given to @fastify/multipart: what is beyond is not read into memory. */
export const MULTIPART_LIMITS = {
  fileSize: MAX_FILE_SIZE,
  files: 1,
  fields: 0,
  fieldNameSize: 100,
  headerPairs: 20,
} as const;

/** More than the form around the largest file takes. */
export const MAX_BODY_SIZE = MAX_FILE_SIZE + 64 * 1024;

interface ReceivedPart {
  readonly fileName: string;
  readonly declaredType: string;
  readonly content: Buffer;
}

/**
 * Reads a form of one part `file`. Errors: TOO_MANY_FILES, FILE_TOO_LARGE, and UPLOAD_MALFORMED for
 * whatever else is not such a form.
 */
export async function receiveUpload(request: FastifyRequest): Promise<ReceivedPart> {
  try {
    return await readOnlyPart(request);
  } catch (error) {
    throw error instanceof DomainError ? error : refusal(error);
  }
}

/** Reads to the end even what it refuses, so that the sender gets to hear the answer. */
async function readOnlyPart(request: FastifyRequest): Promise<ReceivedPart> {
  cutOffBeyond(2 * MAX_BODY_SIZE, request);
  let received: ReceivedPart | undefined;
  for await (const part of request.parts()) {
    if (part.type !== 'file') continue;
    const content = await part.toBuffer();
    /* A part without a name has none here, whatever its type says. */
    const fileName: string | undefined = part.filename;
    if (part.fieldname === PART) {
      received = { fileName: fileName ?? '', declaredType: part.mimetype, content };
    }
  }
  if (received === undefined) throw malformed();
  return received;
}

/** A sender who gave no length and does not stop is no longer listened to. */
function cutOffBeyond(limit: number, request: FastifyRequest): void {
  let read = 0;
  request.raw.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > limit) request.raw.destroy();
  });
}

/** The parser's errors by their codes; it gives none to a form it cannot make out. */
function refusal(error: unknown): DomainError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return fileTooLarge();
  if (code === 'FST_FILES_LIMIT')
    return new DomainError('TOO_MANY_FILES', { values: { limit: 1 }, path: [PART] });
  return malformed();
}

function malformed(): DomainError {
  return new DomainError('UPLOAD_MALFORMED', { path: [PART] });
}
