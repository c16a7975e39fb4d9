import { createHash } from 'node:crypto';
import { applyWord, lockPayment, requireAgreement } from './apply-word.ts';
import { type ChargeState, wordsOf } from './charge-state.ts';
import type { GatewayWord } from './gateway-word.ts';
import { recordWord } from './notification-ledger.ts';
import type { PaymentMoved } from './payment-store.ts';
import type { SettlingPorts } from './settling-ports.ts';

/**
 * What the gateway answered of a charge that we asked about. Each word that moves the payment has its line in the ledger,
 * as one that is told by itself; what is known already has none. Answers what moved.
 *
 * @throws DomainError PAYMENT_UNKNOWN, PAYMENT_REFERENCE_MISMATCH, PAYMENT_AMOUNT_MISMATCH, PAYMENT_PAYER_MISMATCH
 */
export async function takeAnswer(
  ports: Pick<SettlingPorts, 'database' | 'subjects' | 'clock'>,
  state: ChargeState,
): Promise<PaymentMoved[]> {
  const moves: PaymentMoved[] = [];
  for (const word of wordsOf(state)) {
    const moved = await takeWord(ports, state, word);
    if (moved !== null) moves.push(moved);
  }
  return moves;
}

function takeWord(
  { database, subjects, clock }: Pick<SettlingPorts, 'database' | 'subjects' | 'clock'>,
  state: ChargeState,
  word: GatewayWord,
): Promise<PaymentMoved | null> {
  return database.transaction(async (transaction) => {
    const locked = await lockPayment(transaction, subjects, state.paymentId);
    requireAgreement(locked.payment, word);
    const moved = await applyWord(transaction, subjects, locked, word);
    if (moved === null) return null;
    await recordWord(transaction, {
      id: `asked:${state.paymentId}:${locked.payment.version}`,
      paymentId: state.paymentId,
      outcome: word.outcome,
      moved: true,
      source: 'ASKED',
      digest: createHash('sha256').update(JSON.stringify(state)).digest(),
      receivedAt: clock.now(),
    });
    return moved;
  });
}
