import type { DrawnFile, FileGrant } from '../documents/index.ts';
import { envelopeContent } from '../exchange/index.ts';
import { mayReadEnvelopes, type PersonStore } from '../identity/index.ts';
import type { Database } from '../postgres/index.ts';
import { wholeRequest } from '../requests/index.ts';

interface Ports {
  readonly database: Database;
  readonly people: PersonStore;
}

/** The envelope that a link leads to; null where the link is to something else, or the viewer may not have it any more. */
export async function openEnvelope(
  { database, people }: Ports,
  { purpose, fileId, viewerId }: FileGrant,
): Promise<DrawnFile | null> {
  if (purpose !== 'ENVELOPE') return null;
  const [viewer] = await people.findByIds([viewerId]);
  const kept = viewer === undefined ? null : await envelopeContent(database, fileId);
  if (viewer === undefined || kept === null) return null;
  const { subjectId, sha256, content } = kept;
  const request = await wholeRequest(database, subjectId);
  if (request === null || !mayReadEnvelopes(viewer, request)) return null;
  return { fileName: `${fileId}.xml`, mediaType: 'application/xml', size: content.length, sha256, content };
}
