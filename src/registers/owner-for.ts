import type { Viewer } from '../identity/index.ts';
import { publicOwner } from './owner.ts';
import { type EntryRow, maySeePersons } from './register-entry.ts';

/** The owner's name as that reader may read it. */
export function ownerFor(entry: EntryRow, viewer: Viewer | null): string {
  const { owner: name, ownerIsIndividual: isIndividual } = entry;
  return maySeePersons(viewer, entry) ? name : publicOwner({ name, isIndividual });
}
