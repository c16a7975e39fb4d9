import type { Clock } from '../kernel/index.ts';
import { CatalogueResolver } from './catalogue.resolver.ts';
import type { Catalogue } from './catalogue.ts';
import { FeeResolver } from './fee.resolver.ts';
import { RegulationResolver } from './regulation.resolver.ts';
import { ServiceResolver } from './service.resolver.ts';

/** The resolvers of the module, ready made: their constructors for the schema's list, themselves for its container. */
export function catalogueResolvers(ports: { catalogue: Catalogue; clock: Clock }) {
  return [
    new CatalogueResolver(ports),
    new ServiceResolver(ports),
    new RegulationResolver(ports.catalogue),
    new FeeResolver(ports),
  ] as const;
}
