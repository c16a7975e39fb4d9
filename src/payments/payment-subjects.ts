import type { Transaction } from '../postgres/index.ts';
import type { PaymentMoved } from './payment-store.ts';

/** Whatever payments are made for: the side that payments know nothing of. */
export interface PaymentSubjects {
  /**
   * Locks the subject before its payments are locked: the same order as everybody else, so no deadlock. Answers whether
   * it waits to be paid for.
   */
  lock(transaction: Transaction, subjectId: string): Promise<boolean>;
  /** In the same transaction as the move: both are kept, or neither. */
  onPaymentMoved(transaction: Transaction, moved: PaymentMoved): Promise<void>;
}
