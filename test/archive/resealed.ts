import { createHash } from 'node:crypto';
import { type SigningIdentity, signCms } from '../../src/signing/index.ts';
import { zipped } from './archive-file.ts';

const MANIFEST = 'META-INF/ASiCManifest.xml';
const SEAL = 'META-INF/signature.p7s';
const INDEX = 'index.json';

interface Index {
  readonly members: { path: string; size: number; sha256: string }[];
}

/** An archive that somebody has changed, with index and manifest as they have to be, and sealed with a key of their own. */
export function resealed(
  members: ReadonlyMap<string, Buffer>,
  changes: Readonly<Record<string, Buffer>>,
  identity: SigningIdentity,
): Promise<Buffer> {
  const changed = new Map([...members, ...Object.entries(changes)]);
  const index = JSON.parse(String(changed.get(INDEX))) as Index;
  for (const member of index.members) {
    const content = changed.get(member.path) ?? Buffer.of();
    Object.assign(member, { size: content.length, sha256: digestOf(content).toString('hex') });
  }
  changed.set(INDEX, Buffer.from(`${JSON.stringify(index, null, 2)}\n`));
  let manifest = String(changed.get(MANIFEST));
  for (const [path, content] of changed) {
    const entry = new RegExp(`(URI="${path}" .*?<ds:DigestValue>)[^<]*`);
    manifest = manifest.replace(entry, (_, before: string) => before + digestOf(content).toString('base64'));
  }
  changed.set(MANIFEST, Buffer.from(manifest));
  const content = Buffer.from(manifest);
  changed.set(SEAL, signCms(identity, { content, attached: false, signingTime: new Date() }));
  return zipped(changed);
}

function digestOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
