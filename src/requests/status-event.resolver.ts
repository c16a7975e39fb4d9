import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { LiveFeed } from '../graphql/index.ts';
import {
  maySeeEntry,
  requireViewer,
  type SessionRegistry,
  STAFF_ROLES,
  type Viewer,
} from '../identity/index.ts';
import { DomainError, localId } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { wasTold } from './escalations/escalation-store.ts';
import { decodeCursor, type LogPosition } from './event-cursor.ts';
import type { EventLog } from './event-log.ts';
import { followEvents } from './follow-events.ts';
import { REQUEST_ID_PREFIX } from './id-prefixes.ts';
import { requestNotFound } from './load-request.ts';
import type { EventRow, RequestRow } from './request.ts';
import { RequestType } from './request.type.ts';
import { readAhead } from './request-parts.selection.ts';
import type { RequestReader, WaitingStep } from './request-reader.ts';
import { type RequestsContext, viewerOf } from './requests-context.ts';
import { StatusEventType } from './status-event.type.ts';

/** What a subscription needs besides the call's context, which type-graphql hands to `subscribe`. */
export interface FollowingKit {
  readonly log: EventLog;
  readonly database: Queryable;
  readonly reader: RequestReader;
  readonly sessions: Pick<SessionRegistry, 'onEnded'>;
  readonly waitingSteps: (role: string) => readonly WaitingStep[];
}

export interface FollowingContext extends RequestsContext {
  readonly following: FollowingKit;
}

interface SubscribeArgs {
  readonly requestId?: string | null;
  readonly after?: string | null;
}

@Resolver(() => StatusEventType)
export class StatusEventResolver {
  @FieldResolver(() => RequestType)
  request(@Root() event: EventRow, @Ctx() context: RequestsContext, @Info() info: GraphQLResolveInfo) {
    return context.requests.reader.byId(viewerOf(context), event.requestId, readAhead(info, []));
  }

  @Extensions({ access: 'SIGNED_IN', compute: eventItself })
  @Subscription(() => StatusEventType, {
    description:
      "The caller's requests, or one of them. With `after`, first replays every event since that cursor, then goes on live: none missed, none twice.",
    subscribe: ({ args, context }) => followRequests(args as SubscribeArgs, context as FollowingContext),
  })
  requestStatusChanged(
    @Root() event: EventRow,
    @Arg('requestId', () => ID, { nullable: true }) _requestId: string | null,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
  ): EventRow {
    return eventItself(event);
  }

  @Extensions({ access: STAFF_ROLES, compute: eventItself })
  @Subscription(() => StatusEventType, {
    description:
      "Staff: what enters the caller's work queue, and how much of the time of a step has run, to those who are told.",
    subscribe: ({ context }) => followWorkQueue(context as FollowingContext),
  })
  workQueueChanged(@Root() event: EventRow): EventRow {
    return eventItself(event);
  }
}

/** The root of what is told of an entry is the entry, with no wrapper and no promise between. */
function eventItself(event: EventRow): EventRow {
  return event;
}

async function followRequests(args: SubscribeArgs, context: FollowingContext): Promise<LiveFeed<EventRow>> {
  const viewer = requireViewer(context);
  const { log, database, reader, sessions } = context.following;
  const after = cursorOf(args.after);
  const requestId =
    typeof args.requestId === 'string' ? localId(REQUEST_ID_PREFIX, args.requestId) : undefined;
  const request = typeof requestId === 'string' ? await reader.byId(viewer, requestId) : null;
  if (requestId === null || (requestId !== undefined && request === null)) throw requestNotFound();
  const sent = request?.sent ?? false;
  return followEvents({
    log,
    database,
    after,
    audience: requestId === undefined ? { applicantId: viewer.id } : { requestId },
    /* As in its history: whoever may see the request now may be told what happened to it before. */
    mayTell: (event) => maySeeEntry(viewer, { ...event, sent: event.sent || sent }),
    onEnd: (end) => sessions.onEnded(viewer.sessionId, end),
  });
}

async function followWorkQueue(context: FollowingContext): Promise<LiveFeed<EventRow>> {
  const viewer = requireViewer(context, ...STAFF_ROLES);
  const { log, database, reader, sessions, waitingSteps } = context.following;
  const { organisation } = viewer;
  if (organisation === null) throw new DomainError('FORBIDDEN');
  const steps = waitingSteps(viewer.role);
  const keys = new Set(steps.map(({ step }) => step));
  return followEvents({
    log,
    database,
    after: null,
    audience: { organisation, steps: [...keys] },
    mayTell: async (event) =>
      maySeeEntry(viewer, event) &&
      (event.internal
        ? await wasTold(database, event.id, viewer.id)
        : await waitsFor(reader, viewer, event, steps)),
    onEnd: (end) => sessions.onEnded(viewer.sessionId, end),
  });
}

async function waitsFor(
  reader: RequestReader,
  viewer: Viewer,
  event: EventRow,
  steps: readonly WaitingStep[],
): Promise<boolean> {
  const request = await requestOf(event, () => reader.byId(viewer, event.requestId));
  return steps.some(
    (step) =>
      step.edition === request?.edition &&
      step.step === request.currentStep &&
      (!step.assigneeOnly || Object.values(request.assignees).includes(viewer.id)),
  );
}

const requests = new WeakMap<EventRow, Promise<RequestRow | null>>();

/** An entry's request, read once for all colleagues: whoever asks may see the entry, and so its request. */
function requestOf(event: EventRow, read: () => Promise<RequestRow | null>): Promise<RequestRow | null> {
  const known = requests.get(event) ?? read();
  requests.set(event, known);
  return known;
}

function cursorOf(after: string | null | undefined): LogPosition | null {
  if (after === null || after === undefined) return null;
  const position = decodeCursor(after);
  if (position === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  return position;
}
