import type { IncidentSubject } from '../incidents/index.ts';

/** What has failed when the gateway cannot be asked for the messages that wait there. */
export const FETCHING_INCIDENT: IncidentSubject = {
  kind: 'FETCHING',
  type: 'gateway',
  id: 'getMessages',
  requestId: null,
};
