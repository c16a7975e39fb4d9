import { DomainError } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { acceptedReceipt } from './receipt-store.ts';

/** Steps that follow from what is done with a parcel, where papers were taken in on a receipt. */
const BY_PARCEL: readonly string[] = ['DISPATCH_PAPERS', 'DISPATCH_RESULT', 'RECEIVE_RESULT', 'HAND_OVER'];

/** CENTRE_PROCEDURE where such a step may not be passed without the parcel; null where it may. */
export async function centreProcedure(
  database: Queryable,
  requestId: string,
  action: string,
): Promise<DomainError | null> {
  if (!BY_PARCEL.includes(action)) return null;
  const receipt = await acceptedReceipt(database, requestId);
  return receipt === null ? null : new DomainError('CENTRE_PROCEDURE');
}
