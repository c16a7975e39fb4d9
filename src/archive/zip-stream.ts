import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { ASIC_MEDIA_TYPE, MIMETYPE_PATH } from './asic-manifest.ts';
import type { Member } from './member.ts';

/** Everywhere the same: a ZIP tells nothing of when it was made. The earliest that its dates can say. */
const FIXED_TIME = new Date(1980, 0, 1);
const STORED = { compress: false, mtime: FIXED_TIME, mode: 0o100644, forceDosTimestamp: true } as const;

/**
 * The members as a ZIP, in their order, one in memory at a time, behind the media type of the whole (ETSI EN 319 162-1
 * A.1). Nothing is compressed: what is large came compressed, and no archive can unfold to more than it is. The stream
 * fails where a member is not what its digest says.
 */
export function zipOf(members: readonly Member[], onFault: (fault: unknown) => void): Readable {
  const zip = new ZipFile();
  const output = new Readable().wrap(zip.outputStream);
  const fail = (fault: unknown): void => {
    onFault(fault);
    output.destroy(fault instanceof Error ? fault : new Error(String(fault)));
  };
  zip.on('error', fail);
  zip.addBuffer(Buffer.from(ASIC_MEDIA_TYPE), MIMETYPE_PATH, STORED);
  for (const member of members) {
    zip.addReadStreamLazy(member.path, { ...STORED, size: member.size }, (give) => {
      contentOf(member).then((content) => give(null, Readable.from([content])), fail);
    });
  }
  zip.end();
  return output;
}

async function contentOf({ path, sha256, open }: Member): Promise<Buffer> {
  const content = await open();
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    throw new Error(`${path} is not what was put down`);
  return content;
}
