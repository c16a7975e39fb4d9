import { globalId } from '../kernel/index.ts';
import type { RequestRecord } from './collect-record.ts';
import { exchangeEntries } from './exchange-members.ts';
import { jsonMember, type Member } from './member.ts';
import { noticeEntries } from './notice-members.ts';
import { signatureEntries } from './signed-things.ts';

export const INDEX_PATH = 'index.json';
export const INDEX_FORMAT = 'qyzmet-archive';
export const INDEX_VERSION = 2;

/** What the archive holds, for machines; `schema/archive-index.schema.json` describes it. */
export function indexMember(record: RequestRecord, server: string, members: readonly Member[]): Member {
  const { request, scope } = record;
  return jsonMember(INDEX_PATH, {
    format: INDEX_FORMAT,
    version: INDEX_VERSION,
    server,
    scope,
    request: {
      id: globalId('req', request.uuid),
      number: request.number,
      version: request.version,
      regulation: request.edition,
    },
    members: members.map(({ path, mediaType, size, sha256, originalName }) => ({
      path,
      mediaType,
      size,
      sha256,
      ...(originalName === undefined ? {} : { originalName }),
    })),
    signatures: signatureEntries(record),
    exchanges: exchangeEntries(record),
    notices: noticeEntries(record),
  });
}
