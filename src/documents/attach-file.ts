import { type Clock, DomainError } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { StoredFile } from './stored-file.ts';
import { markAttached } from './stored-file-store.ts';

/**
 * Marks a file as held by a request, inside the transaction that makes the request hold it.
 * FILE_NOT_FOUND when there is none, or it is another person's.
 */
export async function attachFile(
  transaction: Queryable,
  clock: Clock,
  file: { readonly id: string; readonly ownerId: string },
): Promise<StoredFile> {
  const attached = await markAttached(transaction, { ...file, at: clock.now() });
  if (attached === null) throw new DomainError('FILE_NOT_FOUND');
  return attached;
}
