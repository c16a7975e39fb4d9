import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Connection, connectionOf, pageSize } from '../graphql/index.ts';
import { requireViewer } from '../identity/index.ts';
import { DomainError, globalId, localId } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { type RequestRow, type RequestsContext, RequestType } from '../requests/index.ts';
import { ArchiveDownloadConnectionType, type ArchiveView, RequestArchiveType } from './archive.type.ts';
import { archiveScopeOf } from './archive-scope.ts';
import { type DownloadRow, downloadsOf } from './archive-store.ts';

const DEFAULT_PAGE = 20;
const DOWNLOAD_ID_PREFIX = 'ard';

@Resolver(() => RequestType)
export class ArchiveResolver {
  readonly #database: Queryable;

  constructor({ database }: { readonly database: Queryable }) {
    this.#database = database;
  }

  @FieldResolver(() => RequestArchiveType, {
    nullable: true,
    description:
      'The applicant and staff of the provider: its whole file, to be kept and judged without this server. Null for a draft.',
  })
  archive(@Root() request: RequestRow, @Ctx() context: RequestsContext): ArchiveView | null {
    const scope = archiveScopeOf(requireViewer(context), request);
    return scope === null ? null : { request, scope };
  }

  @FieldResolver(() => ArchiveDownloadConnectionType, {
    nullable: true,
    description: 'The applicant and staff of the provider: who took the file away, latest first.',
  })
  async archiveDownloads(
    @Root() request: RequestRow,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: RequestsContext,
  ): Promise<Connection<DownloadRow> | null> {
    if (archiveScopeOf(requireViewer(context), request) === null) return null;
    const size = pageSize(first ?? DEFAULT_PAGE);
    const rows = await downloadsOf(this.#database, request.uuid, { first: size, after: placeOf(after) });
    return connectionOf(
      { rows: rows.slice(0, size), hasNextPage: rows.length > size },
      ({ uuid }) => globalId(DOWNLOAD_ID_PREFIX, uuid),
      after,
    );
  }
}

function placeOf(after: string | null | undefined): string | null {
  if (after === null || after === undefined) return null;
  const id = localId(DOWNLOAD_ID_PREFIX, after);
  if (id === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  return id;
}
