import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Catalogue } from './catalogue.ts';
import type { EditionDeclaration } from './edition.ts';
import { RegulationType } from './regulation.type.ts';
import type { ServiceDeclaration } from './service.ts';
import { ServiceType } from './service.type.ts';

@Resolver(() => ServiceType)
export class ServiceResolver {
  readonly #catalogue: Catalogue;

  constructor({ catalogue }: { catalogue: Catalogue }) {
    this.#catalogue = catalogue;
  }

  @FieldResolver(() => [RegulationType], { description: 'All editions, newest first.' })
  regulations(@Root() service: ServiceDeclaration): readonly EditionDeclaration[] {
    return this.#catalogue.editionsOf(service.code);
  }

  @FieldResolver(() => RegulationType, {
    nullable: true,
    description: 'The edition that a new request gets: of this region where the service is regional.',
  })
  currentRegulation(
    @Root() service: ServiceDeclaration,
    @Arg('region', () => String, { nullable: true }) region: string | null,
  ): EditionDeclaration | null {
    return this.#catalogue.currentEdition(service.code, region ?? null);
  }
}
