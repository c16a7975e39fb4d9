import { DomainError, type Tiyn, toTenge } from '../kernel/index.ts';
import type { ChargeState } from './charge-state.ts';
import { findPayment } from './payment-store.ts';
import type { Difference, DifferenceKind } from './reconciliation.ts';
import type { SettlingPorts } from './settling-ports.ts';
import { takeAnswer } from './take-answer.ts';

const KINDS: Readonly<Record<string, DifferenceKind>> = {
  PAYMENT_UNKNOWN: 'UNKNOWN_HERE',
  PAYMENT_REFERENCE_MISMATCH: 'REFERENCE',
  PAYMENT_AMOUNT_MISMATCH: 'AMOUNT',
  PAYMENT_PAYER_MISMATCH: 'PAYER',
};

/** Statuses of ours that go with one of the gateway's once its word was taken. */
const AGREEING: Readonly<Record<ChargeState['status'], readonly string[]>> = {
  OPEN: ['PENDING', 'EXPIRED'],
  FAILED: ['FAILED', 'EXPIRED'],
  PAID: ['PAID', 'REFUNDING'],
  REFUNDING: ['REFUNDING'],
  REFUNDED: ['REFUNDED'],
};

/**
 * Takes the gateway's word of one charge, and says how many moves followed and what does not agree after that. Where the
 * status does not, the gateway is asked once more: the payment may have gone on since it answered.
 */
export async function compareCharge(
  ports: SettlingPorts,
  state: ChargeState,
): Promise<{ readonly moved: number; readonly difference: Difference | null }> {
  try {
    const { length: moved } = await takeAnswer(ports, state);
    const found = await difference(ports, state, 'STATUS');
    const later = found === null ? null : await ports.gateway.stateOf(state.paymentId);
    if (later === null || later.status === state.status) return { moved, difference: found };
    const again = await compareCharge(ports, later);
    return { moved: moved + again.moved, difference: again.difference };
  } catch (error) {
    const kind = error instanceof DomainError ? KINDS[error.code] : undefined;
    if (kind === undefined) throw error;
    return { moved: 0, difference: await difference(ports, state, kind) };
  }
}

async function difference(
  { database }: Pick<SettlingPorts, 'database'>,
  state: ChargeState,
  kind: DifferenceKind,
): Promise<Difference | null> {
  const payment = await findPayment(database, state.paymentId);
  if (kind === 'STATUS' && payment !== null && AGREEING[state.status].includes(payment.status)) return null;
  const about = {
    paymentId: state.paymentId,
    subjectId: payment?.subjectId ?? null,
    reference: state.reference,
  };
  const ours = kind === 'AMOUNT' && payment !== null ? tenge(payment.amount) : (payment?.status ?? null);
  const theirs = kind === 'AMOUNT' ? tenge(state.amount as Tiyn) : state.status;
  return { kind, ...about, ours, theirs };
}

function tenge(amount: Tiyn): string {
  return toTenge(amount).toFixed(2);
}
