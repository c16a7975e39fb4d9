import type { Transaction } from '../../postgres/index.ts';
import type { RequestRow } from '../request.ts';

/** A step that was done in another system, and is told by it: it goes through the use case of the desk. */
export interface ToldStep {
  readonly system: string;
  /** In the transaction that passes the step, with the request locked and before it moves. */
  readonly witness: (transaction: Transaction, request: RequestRow) => Promise<void>;
  /** The document that was drawn up there, where the step issues one. */
  readonly paper?: { readonly pdf: Buffer; readonly preparedAt: Date };
}
