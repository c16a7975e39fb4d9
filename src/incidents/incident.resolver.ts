import { Arg, Ctx, Extensions, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type CountedConnection, connectionOf, pageSize, rowAfter, userErrorsOf } from '../graphql/index.ts';
import { requireViewer, type Viewer, type ViewerContext } from '../identity/index.ts';
import { DomainError, globalId, localId } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { IncidentKind, IncidentRow, IncidentState } from './incident.ts';
import {
  INCIDENT_ID_PREFIX,
  IncidentConnectionType,
  IncidentKindEnum,
  IncidentPayloadType,
  IncidentStateEnum,
} from './incident.type.ts';
import { countIncidents, findIncident, listIncidents } from './incident-store.ts';
import type { ResolveIncident } from './resolve-incident.ts';
import type { RetryIncident } from './retry-incident.ts';

interface Ports {
  readonly database: Queryable;
  readonly retry: RetryIncident;
  readonly resolve: ResolveIncident;
}

const DEFAULT_PAGE = 20;

@Resolver()
export class IncidentResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: ['ADMINISTRATOR'] })
  @Query(() => IncidentConnectionType, { description: 'What failed for good, newest first.' })
  async incidents(
    @Arg('state', () => IncidentStateEnum, { nullable: true, description: 'In any state, where not given.' })
    state: IncidentState | null,
    @Arg('kind', () => IncidentKindEnum, { nullable: true }) kind: IncidentKind | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: ViewerContext,
  ): Promise<CountedConnection<IncidentRow>> {
    requireViewer(context, 'ADMINISTRATOR');
    const { database } = this.#ports;
    const filter = { state: state ?? null, kind: kind ?? null };
    const page = { first: pageSize(first ?? DEFAULT_PAGE), after: rowAfter(INCIDENT_ID_PREFIX, after) };
    return {
      ...connectionOf(
        await listIncidents(database, filter, page),
        ({ uuid }) => globalId(INCIDENT_ID_PREFIX, uuid),
        after,
      ),
      totalCount: () => countIncidents(database, filter),
    };
  }

  @Extensions({ access: ['ADMINISTRATOR'], repeat: 'NATURAL' })
  @Mutation(() => IncidentPayloadType, {
    description: 'Puts what failed back to be done, with all its attempts anew.',
  })
  retryIncident(@Arg('id', () => ID) id: string, @Ctx() context: ViewerContext) {
    return this.#settle(id, context, (viewer, uuid) => this.#ports.retry.run(viewer, uuid));
  }

  @Extensions({ access: ['ADMINISTRATOR'], repeat: 'NATURAL' })
  @Mutation(() => IncidentPayloadType, {
    description: 'Closes an incident without doing what failed; the reason is kept with the name.',
  })
  resolveIncident(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: ViewerContext,
  ) {
    return this.#settle(id, context, (viewer, uuid) => this.#ports.resolve.run(viewer, uuid, reason));
  }

  #settle(id: string, context: ViewerContext, work: (viewer: Viewer, uuid: string) => Promise<void>) {
    const viewer = requireViewer(context, 'ADMINISTRATOR');
    return userErrorsOf(async () => {
      const uuid = localId(INCIDENT_ID_PREFIX, id);
      if (uuid === null) throw new DomainError('INCIDENT_NOT_FOUND', { path: ['id'] });
      await work(viewer, uuid);
      return { incident: await findIncident(this.#ports.database, uuid) };
    });
  }
}
