import { Arg, Ctx, Extensions, ID, Query, Resolver } from 'type-graphql';
import { type Catalogue, catalogueNode } from './catalogue/index.ts';
import { NodeType } from './graphql/index.ts';
import { viewerNode } from './identity/index.ts';
import { incidentNode } from './incidents/index.ts';
import type { Queryable } from './postgres/index.ts';
import { type RequestsContext, requestNode } from './requests/index.ts';

/** `node(id)`: every module is asked for the ids that are its own; each asks the access policy. */
@Resolver()
export class NodeResolver {
  readonly #catalogue: Catalogue;

  readonly #database: Queryable;

  constructor({ catalogue, database }: { catalogue: Catalogue; database: Queryable }) {
    this.#catalogue = catalogue;
    this.#database = database;
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => NodeType, {
    nullable: true,
    description: 'Any object by its id; null where the caller may not see it.',
  })
  async node(@Arg('id', () => ID) id: string, @Ctx() context: RequestsContext): Promise<object | null> {
    const ofCatalogue = catalogueNode(this.#catalogue, id);
    if (ofCatalogue !== null) return ofCatalogue;
    if (context.viewer === null) return null;
    return (
      viewerNode(context.viewer, id) ??
      (await incidentNode(this.#database, context.viewer, id)) ??
      requestNode(context.requests, context.viewer, id)
    );
  }
}
