import type { ChannelProcessDeclaration, EditionDeclaration, StaffRole } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { Draft } from './create-draft.ts';
import { roleOf } from './staff-actions.ts';

/** The role of whoever enters requests at the desk of a process: that of the first step that the act gives to staff. */
export function deskRole(process: ChannelProcessDeclaration): StaffRole | null {
  return process.channel === 'PORTAL'
    ? null
    : (process.steps.map(roleOf).find((role) => role !== null) ?? null);
}

/**
 * At which desk the caller enters a request: null on the portal, where applicants act for themselves. The first step
 * that the act gives to staff says whose desk it is; NOT_YOUR_DESK for everybody else.
 */
export function deskOf(
  viewer: Viewer,
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
): Draft['desk'] {
  if (process.channel === 'PORTAL') return null;
  const role = deskRole(process);
  const { organisation } = viewer;
  const own = role === viewer.role && organisation !== null;
  const theirs = process.channel === 'PSC' ? own : own && organisation === edition.provider;
  if (!theirs || organisation === null)
    throw new DomainError('NOT_YOUR_DESK', { path: ['input', 'channel'] });
  return { organisation, staffId: viewer.id, staffName: viewer.name };
}
