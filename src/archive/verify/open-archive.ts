import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ASIC_MEDIA_TYPE, MIMETYPE_PATH } from '../asic-manifest.ts';
import { ArchiveFault, type FindingCode } from './finding.ts';

/** An archive whose outline is in order: names, sizes, nothing between its members. Their content is not looked at yet. */
export interface OpenedArchive {
  /** Sizes by path; what the container itself needs is among them. */
  readonly paths: readonly string[];
  /** Throws ArchiveFault MISSING. */
  read(path: string): Promise<Buffer>;
  close(): void;
}

const MAX_MEMBERS = 2000;
const MAX_MEMBER_BYTES = 64 * 1024 * 1024;
const MAX_BYTES = 1024 * 1024 * 1024;
/** Neither absolute nor upwards, in letters that are the same everywhere. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9][A-Za-z0-9_.-]*)*$/;
const STORED = 0;
const ENCRYPTED = 1;
const DESCRIPTOR = 8;
const DESCRIPTOR_BYTES = 16;
/** Of an entry of the directory without its name; of the end of it (APPNOTE 4.3.12, 4.3.16). */
const ENTRY_BYTES = 46;
const END_BYTES = 22;

/** Opens what `zipOf` writes, and nothing that could be read in two ways. Throws ArchiveFault; the system's own errors for a file that is not there. */
export async function openArchive(file: string): Promise<OpenedArchive> {
  const zip = await asZip(openPromise(file, { lazyEntries: true, autoClose: false, decodeStrings: false }));
  try {
    const entries = await asZip(entriesOf(zip));
    return {
      paths: [...entries.keys()],
      read: async (path) => {
        const entry = entries.get(path);
        if (entry === undefined) throw new ArchiveFault({ code: 'MISSING', path });
        return asZip(zip.openReadStreamPromise(entry).then(contentOf));
      },
      close: () => zip.close(),
    };
  } catch (fault) {
    zip.close();
    throw fault;
  }
}

/** What the library finds wrong while it reads is said of the archive: NOT_A_ZIP. */
async function asZip<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading;
  } catch (fault) {
    if (fault instanceof ArchiveFault || isOfTheSystem(fault)) throw fault;
    throw new ArchiveFault({ code: 'NOT_A_ZIP' });
  }
}

/** As ENOENT: the file could not be read at all. */
function isOfTheSystem(fault: unknown): boolean {
  return fault instanceof Error && 'syscall' in fault;
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_MEMBERS) throw new ArchiveFault({ code: 'TOO_MANY_MEMBERS' });
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileNameRaw.toString('latin1');
    const refuse = (code: FindingCode): never => {
      throw new ArchiveFault({ code, path: shown(path) });
    };
    if (!NAME.test(path)) refuse('MEMBER_NAME');
    if (entry.compressionMethod !== STORED || (entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
      refuse('COMPRESSED');
    bytes += entry.uncompressedSize;
    if (entry.uncompressedSize > MAX_MEMBER_BYTES || bytes > MAX_BYTES) refuse('TOO_LARGE');
    if (entries.has(path)) refuse('DUPLICATE');
    entries.set(path, entry);
  }
  await requireSeamless(zip, entries);
  return entries;
}

/**
 * The members lie one behind the other from the first octet on, each named by its own header as by the directory, and the
 * directory ends the file: there is no octet that one reader would see and another not.
 */
async function requireSeamless(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<void> {
  let end = 0;
  let directory = 0;
  for (const [path, entry] of entries) {
    const header = await zip.readLocalFileHeaderPromise(entry, { minimal: false });
    const seamless = entry.relativeOffsetOfLocalHeader === end && header.extraFieldLength === 0;
    if (!seamless || !header.fileName.equals(entry.fileNameRaw))
      throw new ArchiveFault({ code: 'HIDDEN_BYTES', path });
    const descriptor = (entry.generalPurposeBitFlag & DESCRIPTOR) === 0 ? 0 : DESCRIPTOR_BYTES;
    end = header.fileDataStart + entry.uncompressedSize + descriptor;
    directory += ENTRY_BYTES + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
  }
  if (end + directory + END_BYTES !== zip.fileSize)
    throw new ArchiveFault({ code: 'HIDDEN_BYTES', path: '' });
  const [first] = entries.values();
  if (first?.fileNameRaw.toString('latin1') !== MIMETYPE_PATH) throw new ArchiveFault({ code: 'NOT_FIRST' });
  const content = await contentOf(await zip.openReadStreamPromise(first));
  if (content.toString('latin1') !== ASIC_MEDIA_TYPE) throw new ArchiveFault({ code: 'NOT_FIRST' });
}

async function contentOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** A hostile name does not reach a terminal as it is. */
function shown(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);
}
