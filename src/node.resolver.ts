import { Arg, Ctx, Extensions, ID, Query, Resolver } from 'type-graphql';
import { type Catalogue, catalogueNode } from './catalogue/index.ts';
import { NodeType } from './graphql/index.ts';
import { viewerNode } from './identity/index.ts';
import { type RequestsContext, requestNode } from './requests/index.ts';

/** `node(id)`: every module is asked for the ids that are its own; each asks the access policy. */
@Resolver()
export class NodeResolver {
  readonly #catalogue: Catalogue;

  constructor({ catalogue }: { catalogue: Catalogue }) {
    this.#catalogue = catalogue;
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
    return viewerNode(context.viewer, id) ?? requestNode(context.requests, context.viewer, id);
  }
}
