import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { Client } from '../support/client.ts';

/** The members of an archive by path, in their order. */
export async function membersOf(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  const members = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    members.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return members;
}

/** A ZIP of whatever members, as a stranger would write it. */
export function zipped(
  members: Iterable<readonly [string, Buffer]>,
  options: { compress?: boolean } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of members) {
    const mtime = new Date(1980, 0, 1);
    zip.addBuffer(content, path, { compress: false, forceDosTimestamp: true, mtime, ...options });
  }
  zip.end();
  return buffer(zip.outputStream);
}

export interface ArchiveLink {
  readonly scope: string;
  readonly url: string;
}

export async function archiveOf(client: Client, id: string): Promise<ArchiveLink | null> {
  const { node } = await client.query<{ node: { archive: ArchiveLink | null } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { archive { scope url } } } }',
    { id },
  );
  return node.archive;
}

export async function fetched(client: Client, id: string): Promise<Buffer> {
  const link = await archiveOf(client, id);
  if (link === null) throw new Error('no archive is offered');
  const response = await fetch(link.url);
  if (!response.ok) throw new Error(`the archive answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** The authorities of the sandbox, put where a judge keeps what is trusted. */
export function copyTrust(from: string, to: string): void {
  for (const file of ['root.pem', 'issuing.pem', 'gost-root.pem', 'gost-issuing.pem']) {
    writeFileSync(join(to, file), readFileSync(join(from, file)));
  }
}
