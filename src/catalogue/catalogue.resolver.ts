import { Arg, Extensions, Query, Resolver } from 'type-graphql';
import type { Catalogue } from './catalogue.ts';
import { ServiceCodeEnum } from './catalogue-enums.type.ts';
import type { EditionDeclaration, ServiceCode } from './edition.ts';
import { RegulationType } from './regulation.type.ts';
import { type ServiceDeclaration, serviceOf } from './service.ts';
import { ServiceType } from './service.type.ts';

@Resolver()
export class CatalogueResolver {
  readonly #catalogue: Catalogue;

  constructor({ catalogue }: { catalogue: Catalogue }) {
    this.#catalogue = catalogue;
  }

  @Query(() => [ServiceType])
  @Extensions({ access: 'PUBLIC' })
  services(): readonly ServiceDeclaration[] {
    return this.#catalogue.services;
  }

  @Query(() => ServiceType, { nullable: true })
  @Extensions({ access: 'PUBLIC' })
  service(@Arg('code', () => ServiceCodeEnum) code: ServiceCode): ServiceDeclaration | null {
    return serviceOf(code);
  }

  @Query(() => [RegulationType], { description: 'Every edition of every service, newest act first.' })
  @Extensions({ access: 'PUBLIC' })
  regulations(): readonly EditionDeclaration[] {
    return this.#catalogue.editions;
  }

  @Query(() => RegulationType, { nullable: true })
  @Extensions({ access: 'PUBLIC' })
  regulation(@Arg('key', () => String) key: string): EditionDeclaration | null {
    return this.#catalogue.edition(key);
  }
}
