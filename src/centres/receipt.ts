import { DomainError, globalId, localId } from '../kernel/index.ts';

/** A receipt on which papers were taken in, or turned down. */
export interface ReceiptRow {
  readonly uuid: string;
  /** Twelve digits; what its barcode says. */
  readonly number: string;
  readonly requestId: string;
  readonly requestNumber: string | null;
  readonly edition: string;
  readonly service: string;
  readonly applicantName: string;
  readonly centre: string;
  readonly provider: string;
  readonly accepted: boolean;
  /** Kinds of documents of the form, in the order in which they were named. */
  readonly documents: readonly string[];
  /** Whether an application on paper came with them. */
  readonly withApplication: boolean;
  readonly missing: readonly string[];
  readonly note: string | null;
  readonly acceptedBy: string;
  readonly acceptedAt: string;
  /** How often its papers were moved. */
  readonly version: number;
  /** ISO date on which what is ready is given out; null where the act names no term. */
  readonly readyOn: string | null;
}

const PREFIX = 'rcp';

export function receiptGlobalId({ uuid }: Pick<ReceiptRow, 'uuid'>): string {
  return globalId(PREFIX, uuid);
}

/** For cursors: CURSOR_INVALID where it is none. */
export function receiptAfter(cursor: string | null): string | null {
  if (cursor === null) return null;
  const uuid = localId(PREFIX, cursor);
  if (uuid === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  return uuid;
}
