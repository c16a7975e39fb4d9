import { asNode } from '../graphql/index.ts';
import type { Catalogue } from './catalogue.ts';
import { REGULATION_PREFIX, SERVICE_PREFIX, serviceId } from './catalogue-id.ts';
import type { EditionDeclaration } from './edition.ts';
import type { ServiceDeclaration } from './service.ts';

/** The service or regulation of a global id, marked with its type's name; null when it is neither, or nothing. */
export function catalogueNode(
  catalogue: Catalogue,
  id: string,
): ServiceDeclaration | EditionDeclaration | null {
  if (id.startsWith(SERVICE_PREFIX)) {
    const service = catalogue.services.find((candidate) => serviceId(candidate) === id);
    return service === undefined ? null : asNode('Service', service);
  }
  if (!id.startsWith(REGULATION_PREFIX)) return null;
  const edition = catalogue.edition(id.slice(REGULATION_PREFIX.length));
  return edition === null ? null : asNode('Regulation', edition);
}
