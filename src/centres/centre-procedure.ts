import { DomainError } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { acceptedReceipt } from './receipt-store.ts';

/** Steps that follow from what is done with a parcel, where papers were taken in on a receipt. */
const BY_PARCEL: readonly string[] = ['DISPATCH_PAPERS', 'DISPATCH_RESULT', 'RECEIVE_RESULT', 'HAND_OVER'];

/** Refuses to pass such a step without the parcel: CENTRE_PROCEDURE. */
export async function requireCentreProcedure(
  database: Queryable,
  requestId: string,
  action: string,
): Promise<void> {
  if (!BY_PARCEL.includes(action)) return;
  if ((await acceptedReceipt(database, requestId)) !== null) throw new DomainError('CENTRE_PROCEDURE');
}
