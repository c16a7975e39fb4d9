import type { ServiceCode } from '../catalogue/index.ts';
import { isStaffOf, type Viewer } from '../identity/index.ts';
import { DomainError, globalId, localId } from '../kernel/index.ts';
import type { EntryState, EventType } from './entry.transitions.ts';

export const REGISTERS = ['MEDIA', 'FOREIGN_PERIODICALS', 'ARCHIVAL_REFERENCES', 'APOSTILLES'] as const;
export type Register = (typeof REGISTERS)[number];

/** Where what a service issues is entered. */
export const REGISTER_OF: Readonly<Record<ServiceCode, Register>> = {
  MEDIA_REGISTRATION: 'MEDIA',
  FOREIGN_PERIODICALS: 'FOREIGN_PERIODICALS',
  ARCHIVAL_REFERENCE: 'ARCHIVAL_REFERENCES',
  APOSTILLE: 'APOSTILLES',
};

/** Those whose entries anyone may read, without what is personal in them. */
const OPEN: readonly Register[] = ['MEDIA', 'FOREIGN_PERIODICALS'];

/** An entry as it is read. */
export interface EntryRow {
  readonly uuid: string;
  readonly register: Register;
  /** Of the certificate, the reference or the apostille. */
  readonly number: string;
  /** Among those of one certificate, from one. */
  readonly position: number;
  readonly requestId: string;
  readonly edition: string;
  readonly provider: string;
  readonly holderId: string | null;
  readonly owner: string;
  readonly ownerIsIndividual: boolean;
  readonly title: string;
  readonly territory: readonly string[];
  /** What the certificate repeats of the signed application. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly state: EntryState;
  readonly registeredOn: string;
  /** The entry that this one took the place of. */
  readonly replaces: EntryLink | null;
  readonly replacedBy: EntryLink | null;
  /** Number of a certificate from before this register, which this one took the place of. */
  readonly previousOnPaper: string | null;
  readonly history: readonly HistoryRow[];
}

export interface EntryLink {
  readonly uuid: string;
  readonly number: string;
}

/** What happened to an entry. */
export interface HistoryRow {
  readonly type: EventType;
  readonly state: EntryState;
  readonly at: string;
  readonly byName: string;
  readonly basis: string | null;
  readonly basisDate: string | null;
  readonly changes: readonly FieldChange[];
}

/** A field of the form with its values before and after, as the form holds them. */
export interface FieldChange {
  readonly field: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const PREFIX = 'reg';

export function entryGlobalId({ uuid }: Pick<EntryRow, 'uuid'>): string {
  return globalId(PREFIX, uuid);
}

/** The uuid behind an entry's id; null where it is none. */
export function entryLocalId(id: string): string | null {
  return localId(PREFIX, id);
}

/** For cursors: CURSOR_INVALID where it is none. */
export function entryAfter(cursor: string | null): string | null {
  if (cursor === null) return null;
  const uuid = localId(PREFIX, cursor);
  if (uuid === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  return uuid;
}

export function entryNotFound(): DomainError {
  return new DomainError('REGISTER_ENTRY_NOT_FOUND', { path: ['input', 'entryId'] });
}

/** Whether the viewer may read an entry at all; what is personal in it is `maySeePersons`'s. */
export function maySeeEntry(viewer: Viewer | null, entry: Pick<EntryRow, SeenBy | 'register'>): boolean {
  return OPEN.includes(entry.register) || maySeePersons(viewer, entry);
}

/** Persons, their addresses, and on what basis something was decided: for the provider's staff and for the holder. */
export function maySeePersons(viewer: Viewer | null, entry: Pick<EntryRow, SeenBy>): boolean {
  if (viewer === null) return false;
  return viewer.id === entry.holderId || isStaffOf(viewer, entry.provider);
}

type SeenBy = 'holderId' | 'provider';
