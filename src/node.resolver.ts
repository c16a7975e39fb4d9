import { Arg, Ctx, Extensions, ID, Query, Resolver } from 'type-graphql';
import { type Catalogue, catalogueNode } from './catalogue/index.ts';
import type { Centres } from './centres/index.ts';
import { NodeType } from './graphql/index.ts';
import { viewerNode } from './identity/index.ts';
import { incidentNode } from './incidents/index.ts';
import type { Queryable } from './postgres/index.ts';
import type { Registers } from './registers/index.ts';
import { type RequestsContext, requestNode } from './requests/index.ts';
import type { Webhooks } from './webhooks/index.ts';

interface Ports {
  readonly catalogue: Catalogue;
  readonly database: Queryable;
  readonly webhooks: Pick<Webhooks, 'node'>;
  readonly centres: Pick<Centres, 'node'>;
  readonly registers: Pick<Registers, 'node'>;
}

/** `node(id)`: every module is asked for the ids that are its own; each asks the access policy. */
@Resolver()
export class NodeResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => NodeType, {
    nullable: true,
    description: 'Any object by its id; null where the caller may not see it.',
  })
  async node(@Arg('id', () => ID) id: string, @Ctx() context: RequestsContext): Promise<object | null> {
    const { catalogue, database, webhooks, centres, registers } = this.#ports;
    const ofCatalogue = catalogueNode(catalogue, id);
    if (ofCatalogue !== null) return ofCatalogue;
    const { viewer } = context;
    const ofRegisters = await registers.node(viewer, id);
    if (ofRegisters !== null || viewer === null) return ofRegisters;
    return (
      viewerNode(viewer, id) ??
      (await incidentNode(database, viewer, id)) ??
      (await webhooks.node(viewer, id)) ??
      (await centres.node(viewer, id)) ??
      requestNode(context.requests, viewer, id)
    );
  }
}
