import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ServiceType } from '../../catalogue/index.ts';
import {
  ComputedField,
  type Connection,
  DateTimeScalar,
  edgeTypeOf,
  PageInfoType,
  TextField,
  UserErrorType,
} from '../../graphql/index.ts';
import { globalId, message } from '../../kernel/index.ts';
import { EVENT_ID_PREFIX } from '../event-id.ts';
import { REQUEST_ID_PREFIX } from '../id-prefixes.ts';
import { RequestStatusEnum } from '../request-enums.type.ts';
import type { RequestsContext } from '../requests-context.ts';
import { eventMessage } from '../status-event.type.ts';
import { MOST_UNREAD, type NoticeRow } from './notice-store.ts';

/** Its root is a NoticeRow. */
@ObjectType('Notice', {
  simpleResolvers: true,
  description:
    "News for the caller: of the caller's own requests, and of requests that were handed to the caller.",
})
class NoticeType {
  @ComputedField<NoticeRow>(
    () => ID,
    ({ id }) => `${EVENT_ID_PREFIX}_${id}`,
    { description: 'Of the StatusEvent that it is.' },
  )
  id!: string;

  @ComputedField<NoticeRow>(
    () => ID,
    ({ requestId }) => globalId(REQUEST_ID_PREFIX, requestId),
  )
  requestId!: string;

  @Field(() => String, { nullable: true, description: 'Of the request; null for a draft.' })
  number!: string | null;

  @ComputedField<NoticeRow, unknown, RequestsContext>(
    () => ServiceType,
    ({ service }, _args, { requests }) => requests.catalogue.service(service),
  )
  service!: ServiceType;

  @Field(() => RequestStatusEnum)
  status!: string;

  @TextField(({ status }: NoticeRow) => message(`requests:status.${status}`))
  statusText!: string;

  @TextField(eventMessage)
  text!: string;

  @Field(() => DateTimeScalar)
  at!: string;

  @Field(() => Boolean)
  read!: boolean;
}

const NoticeEdgeType = edgeTypeOf('Notice', () => NoticeType);

export interface NoticeConnection extends Connection<NoticeRow> {
  readonly unreadCount: () => Promise<number>;
}

/** Its root is a NoticeConnection. */
@ObjectType('NoticeConnection', { simpleResolvers: true })
export class NoticeConnectionType {
  @Field(() => [NoticeEdgeType])
  edges!: InstanceType<typeof NoticeEdgeType>[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @ComputedField<NoticeConnection>(
    () => Int,
    (connection) => connection.unreadCount(),
    { description: `Of all unread notices; ${MOST_UNREAD} stands for that many or more.` },
  )
  unreadCount!: number;
}

@ObjectType('NoticesPayload', { simpleResolvers: true })
export class NoticesPayloadType {
  @Field(() => Int, { nullable: true, description: 'How many are unread now.' })
  unreadCount!: number | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
