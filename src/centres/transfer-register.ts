import { DomainError, globalId, localId } from '../kernel/index.ts';
import type { RegisterState } from './transfer-register.transitions.ts';

export const DIRECTIONS = ['TO_PROVIDER', 'TO_CENTRE'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A register of what travels in one parcel (тізілім/реестр). */
export interface RegisterRow {
  readonly uuid: string;
  readonly number: string;
  readonly direction: Direction;
  readonly centre: string;
  readonly provider: string;
  readonly state: RegisterState;
  readonly sealNumber: string | null;
  /** When the courier comes for it, by the schedule. */
  readonly pickUpAt: string | null;
  readonly createdAt: string;
  /** Who brought it to each of its states, and when. */
  readonly marks: Readonly<Partial<Record<RegisterState, RegisterMark>>>;
}

/** How often it has been moved, its forming included: each state is marked once, and none is come back to. */
export function registerVersion({ marks }: Pick<RegisterRow, 'marks'>): number {
  return Object.keys(marks).length;
}

export interface RegisterMark {
  readonly byName: string;
  readonly at: string;
  /** Why it was called off; null of every other mark. */
  readonly note: string | null;
}

export interface ItemRow {
  readonly registerId: string;
  readonly receiptId: string;
  readonly requestId: string;
  readonly barcode: string;
  readonly edition: string;
  readonly applicantName: string;
  readonly papers: readonly ItemPaper[];
  readonly refusedReason: string | null;
}

export interface ItemPaper {
  readonly uuid: string;
  readonly kind: 'APPLICATION' | 'ORIGINAL' | 'RESULT';
  readonly document: string | null;
}

const PREFIX = 'treg';

export function registerGlobalId({ uuid }: Pick<RegisterRow, 'uuid'>): string {
  return globalId(PREFIX, uuid);
}

export function registerLocalId(id: string): string | null {
  return localId(PREFIX, id);
}

/** For cursors: CURSOR_INVALID where it is none. */
export function registerAfter(cursor: string | null): string | null {
  if (cursor === null) return null;
  const uuid = localId(PREFIX, cursor);
  if (uuid === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  return uuid;
}

export function registerNotFound(): DomainError {
  return new DomainError('REGISTER_NOT_FOUND', { path: ['input', 'registerId'] });
}
