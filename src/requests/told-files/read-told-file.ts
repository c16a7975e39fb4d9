import { type FilePart, readFilePart } from '../../documents/index.ts';
import { kindsTold, noteFileRead } from '../../exchange/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import { type FoundFile, findByDigest, findIdByNumber } from './told-file-store.ts';

/** Part of a file of a request, which a system asks for by its digest. */
export interface AskedFile {
  /** Number of the request: fourteen digits. */
  readonly number: string;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
  /** Bytes before the part. */
  readonly offset: number;
  readonly length: number;
}

/** A system, by its name and the BIN of whoever calls. */
interface Asker {
  readonly sender: string;
  readonly bin: string;
}

interface Ports {
  readonly database: Queryable;
  readonly clock: Clock;
}

/** Of a CMS. */
const SIGNATURE_TYPE = 'application/pkcs7-signature';

/**
 * A file for a system that was told of it by its digest. Null for any other, as where there is no such file: who asks for
 * digests learns nothing from the answer. That a system has read a file is a line of the request.
 */
export async function readToldFile(
  { database, clock }: Ports,
  { sender, bin }: Asker,
  { number, sha256, ...part }: AskedFile,
): Promise<FilePart | null> {
  const subjectId = await findIdByNumber(database, number);
  const found = subjectId === null ? null : await findByDigest(database, subjectId, sha256);
  if (subjectId === null || found === null) return null;
  if (!(await kindsTold(database, subjectId, sender)).includes(found.toldBy)) return null;
  const read = await partOf(database, found, part);
  if (read !== null)
    await noteFileRead(database, { subjectId, sender, senderBin: bin, sha256, at: clock.now() });
  return read;
}

async function partOf(
  database: Queryable,
  { fileId, signature }: FoundFile,
  { offset, length }: Pick<AskedFile, 'offset' | 'length'>,
): Promise<FilePart | null> {
  if (fileId !== null) return readFilePart(database, fileId, { offset, length });
  if (signature === null) return null;
  const content = signature.subarray(offset, offset + length);
  return { size: signature.length, mediaType: SIGNATURE_TYPE, content };
}
