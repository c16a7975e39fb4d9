export { createIncidents } from './create-incidents.ts';
export { IncidentResolver } from './incident.resolver.ts';
export type {
  IncidentCode,
  IncidentJob,
  IncidentRow,
  IncidentSubject,
} from './incident.ts';
export { IncidentType } from './incident.type.ts';
export { incidentNode } from './incident-node.ts';
export {
  closeIncident,
  countOpenIncidents,
  incidentsOf,
  openIncident,
} from './incident-store.ts';
