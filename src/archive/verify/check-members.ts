import { createHash } from 'node:crypto';
import { XmlFault } from '../../xml/index.ts';
import { MANIFEST_PATH, MIMETYPE_PATH, readManifest, SEAL_PATH } from '../asic-manifest.ts';
import type { Finding } from './finding.ts';
import type { OpenedArchive } from './open-archive.ts';

const OF_THE_CONTAINER: ReadonlySet<string> = new Set([MIMETYPE_PATH, MANIFEST_PATH, SEAL_PATH]);

/** Compares every file with the manifest: nothing less, nothing more, nothing changed. */
export async function checkMembers(archive: OpenedArchive, manifest: Buffer): Promise<Finding[]> {
  const digests = digestsIn(manifest);
  if (digests === null) return [{ code: 'MANIFEST' }];
  const findings: Finding[] = [];
  for (const path of archive.paths) {
    if (OF_THE_CONTAINER.has(path)) continue;
    const digest = digests.get(path);
    if (digest === undefined) findings.push({ code: 'UNLISTED', path });
    else if (sha256Of(await archive.read(path)) !== digest) findings.push({ code: 'DIGEST', path });
  }
  const there = new Set(archive.paths);
  const missing = [...digests.keys()].filter((path) => !there.has(path));
  return [...findings, ...missing.map((path): Finding => ({ code: 'MISSING', path }))];
}

/** Null for what is no manifest, or names a file twice. */
function digestsIn(manifest: Buffer): ReadonlyMap<string, string> | null {
  try {
    const entries = readManifest(manifest);
    const digests = new Map(entries.map(({ path, sha256 }) => [path, sha256]));
    return digests.size === entries.length ? digests : null;
  } catch (fault) {
    if (fault instanceof XmlFault) return null;
    throw fault;
  }
}

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
