import { Arg, Ctx, Extensions, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { connectionOf, pageSize, userErrorsOf } from '../../graphql/index.ts';
import { maySeeRequest, requireViewer, type ViewerContext } from '../../identity/index.ts';
import { DomainError } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import { decodeCursor, encodeCursor, type LogPosition } from '../event-cursor.ts';
import type { MarkNoticesRead } from './mark-notices-read.ts';
import { type NoticeConnection, NoticeConnectionType, NoticesPayloadType } from './notice.type.ts';
import { countUnread, listNotices } from './notice-store.ts';

interface Ports {
  readonly database: Queryable;
  readonly markRead: MarkNoticesRead;
}

const DEFAULT_PAGE = 20;

@Resolver()
export class NoticeResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'SIGNED_IN' })
  @Query(() => NoticeConnectionType, { description: 'News for the caller, latest first.' })
  async myNotices(
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('unreadOnly', () => Boolean, { nullable: true, defaultValue: false }) unreadOnly: boolean | null,
    @Ctx() context: ViewerContext,
  ): Promise<NoticeConnection> {
    const viewer = requireViewer(context);
    const { database } = this.#ports;
    const size = pageSize(first ?? DEFAULT_PAGE);
    const before = placeOf(after);
    const rows = await listNotices(database, viewer.id, {
      first: size,
      before,
      unreadOnly: unreadOnly ?? false,
    });
    const page = {
      rows: rows.slice(0, size).filter((notice) => maySeeRequest(viewer, notice)),
      hasNextPage: rows.length > size,
    };
    return {
      ...connectionOf(page, encodeCursor, after),
      unreadCount: () => countUnread(database, viewer.id),
    };
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'NATURAL' })
  @Mutation(() => NoticesPayloadType, {
    description: 'A notice and all before it are read; to name an older one than before changes nothing.',
  })
  markNoticesRead(
    @Arg('upTo', () => ID, { description: 'Id of a notice.' }) upTo: string,
    @Ctx() context: ViewerContext,
  ) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => {
      await this.#ports.markRead.run(viewer, upTo);
      return { unreadCount: await countUnread(this.#ports.database, viewer.id) };
    });
  }
}

function placeOf(after: string | null | undefined): LogPosition | null {
  if (after === null || after === undefined) return null;
  const place = decodeCursor(after);
  if (place === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  return place;
}
