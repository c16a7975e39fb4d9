import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { IncidentResolver } from './incident.resolver.ts';
import { ResolveIncident } from './resolve-incident.ts';
import { RetryIncident } from './retry-incident.ts';

/** Puts the module together. */
export function createIncidents(ports: { database: Database; clock: Clock }): IncidentResolver {
  return new IncidentResolver({
    database: ports.database,
    retry: new RetryIncident(ports),
    resolve: new ResolveIncident(ports),
  });
}
