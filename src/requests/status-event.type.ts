import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  ComputedField,
  type Connection,
  DateTimeScalar,
  edgeTypeOf,
  NodeType,
  PageInfoType,
  SAME_FOR_ALL,
  TextField,
} from '../graphql/index.ts';
import { type Message, message } from '../kernel/index.ts';
import { eventCursor } from './event-cursor.ts';
import { EVENT_ID_PREFIX } from './event-id.ts';
import type { EventRow } from './request.ts';
import { RequestStatusEnum } from './request-enums.type.ts';
import { type RequestsContext, viewerOf } from './requests-context.ts';

export function eventGlobalId(id: string): string {
  return `${EVENT_ID_PREFIX}_${id}`;
}

/** Its root is an EventRow. */
@Extensions(SAME_FOR_ALL)
@ObjectType('StatusEvent', { implements: NodeType, simpleResolvers: true })
export class StatusEventType extends NodeType {
  @ComputedField<EventRow>(
    () => ID,
    (event) => eventGlobalId(event.id),
  )
  declare id: string;

  @ComputedField<EventRow>(
    () => String,
    (event) => eventCursor(event),
    {
      description: "Pass the last one seen to a subscription's `after` to miss nothing.",
    },
  )
  cursor!: string;

  @Field(() => RequestStatusEnum)
  status!: string;

  @TextField((event: EventRow) => message(`requests:status.${event.status}`))
  statusText!: string;

  @TextField(eventMessage)
  message!: string;

  @Field(() => String, { nullable: true })
  stepKey!: string | null;

  @Field(() => DateTimeScalar)
  at!: string;
}

const StatusEventEdgeType = edgeTypeOf('StatusEvent', () => StatusEventType);

/** Its root is an EventConnection. */
@ObjectType('StatusEventConnection', { simpleResolvers: true })
export class StatusEventConnectionType {
  @Field(() => [StatusEventEdgeType])
  edges!: InstanceType<typeof StatusEventEdgeType>[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @ComputedField<EventConnection, unknown, RequestsContext>(
    () => Int,
    ({ requestId }, _args, context) => context.requests.reader.countHistory(viewerOf(context), requestId),
  )
  totalCount!: number;
}

export interface EventConnection extends Connection<EventRow> {
  readonly requestId: string;
}

export function eventMessage(event: Pick<EventRow, 'type' | 'values'>): Message {
  const { until, ...values } = event.values;
  return message(`requests:event.${event.type}`, {
    ...values,
    ...(until === undefined ? {} : { until: new Date(until) }),
  });
}
