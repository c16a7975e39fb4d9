import { asNode } from '../graphql/index.ts';
import type { Viewer } from '../identity/index.ts';
import { localId } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { INCIDENT_ID_PREFIX } from './incident.type.ts';
import { findIncident } from './incident-store.ts';

/** What `node(id)` answers for an incident: to an administrator alone. */
export async function incidentNode(database: Queryable, viewer: Viewer, id: string): Promise<object | null> {
  const uuid = localId(INCIDENT_ID_PREFIX, id);
  if (uuid === null || viewer.role !== 'ADMINISTRATOR') return null;
  const incident = await findIncident(database, uuid);
  return incident === null ? null : asNode('Incident', incident);
}
