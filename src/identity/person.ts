import { globalId, type Login, localId } from '../kernel/index.ts';
import type { Viewer } from './viewer.ts';

/** Somebody known to the system, without a session: an assignee, a signer, an applicant. */
export type Person = Omit<Viewer, 'sessionId' | 'loggedInWith'>;

const PREFIX = 'per';

export function asViewer(person: Person, sessionId: string, loggedInWith: Login): Viewer {
  return { ...person, sessionId, loggedInWith };
}

export function personGlobalId(person: Pick<Person, 'id'>): string {
  return globalId(PREFIX, person.id);
}

/** The uuid behind a person's global id, or null when it is not one. */
export function personLocalId(id: string): string | null {
  return localId(PREFIX, id);
}
