import { type Viewer, workplaceOf } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { Transaction } from '../postgres/index.ts';
import { lockRegister } from './register-store.ts';
import { type Direction, type RegisterRow, registerNotFound, registerVersion } from './transfer-register.ts';

/** Whether the viewer is staff of one of the two organisations between which it goes. */
export function isOfRegister(
  viewer: Pick<Viewer, 'role' | 'organisation'>,
  register: Pick<RegisterRow, 'centre' | 'provider'>,
): boolean {
  const organisation = workplaceOf(viewer);
  return organisation !== null && [register.centre, register.provider].includes(organisation);
}

/** The register, locked, for whoever has the part in it; REGISTER_NOT_FOUND to other organisations, FORBIDDEN to other roles. */
export async function lockRegisterFor(
  transaction: Transaction,
  viewer: Viewer,
  registerId: string,
  part: Readonly<Record<Direction, Viewer['role']>>,
): Promise<RegisterRow> {
  const register = await lockRegister(transaction, registerId);
  if (register === null || !isOfRegister(viewer, register)) throw registerNotFound();
  const role = part[register.direction];
  const organisation = role === 'CLERK' ? register.provider : register.centre;
  if (viewer.role !== role || viewer.organisation !== organisation) throw new DomainError('FORBIDDEN');
  return register;
}

/** The caller saw the locked register as it is, or does not say: REGISTER_STALE otherwise. */
export function requireFresh(
  register: RegisterRow,
  version: number | null,
  path: readonly string[] = ['input', 'version'],
): void {
  if (version === null || version === registerVersion(register)) return;
  throw new DomainError('REGISTER_STALE', { path });
}

export function registerElsewhere({ state }: Pick<RegisterRow, 'state'>): DomainError {
  return new DomainError('REGISTER_STATE', {
    path: ['input', 'registerId'],
    values: { state: { key: `centres:registerState.${state}` } },
  });
}
