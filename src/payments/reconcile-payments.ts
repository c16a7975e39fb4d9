import { OutsideFault } from '../kernel/index.ts';
import { compareCharge } from './compare-charge.ts';
import type { Difference, Reconciliation } from './reconciliation.ts';
import { addReconciliation, listUnsettled, type UnsettledPayment } from './reconciliation-store.ts';
import type { SettlingPorts } from './settling-ports.ts';

/** Name of the job that asks about what is not settled. */
export const RECONCILE_TASK = 'reconcile-payments';

export interface ReconcilingPorts extends SettlingPorts {
  /** What the two ledgers do not agree on is somebody's work. */
  readonly onDifference: (difference: Difference) => Promise<void>;
}

const PAGE = 200;
/** How long after the time to pay late money is looked for each time; what comes after is found by the day. */
const LATE_MILLISECONDS = 3 * 24 * 60 * 60_000;
/** So many payments without an answer one after another: the gateway is not there. */
const PATIENCE = 5;

/**
 * Asks the gateway about every payment that may still move, one call each, outside every transaction: a notice that got
 * lost is made good, late money given back, and the end of a refund found. One that is not answered is asked about next time.
 *
 * @throws OutsideFault when the gateway answers nothing at all
 */
export async function reconcilePayments(ports: ReconcilingPorts): Promise<Reconciliation> {
  const startedAt = ports.clock.now();
  const since = new Date(startedAt.getTime() - LATE_MILLISECONDS);
  const tally = { compared: 0, moved: 0, unanswered: 0, silent: 0, differences: [] as Difference[] };
  let after: string | null = null;
  for (;;) {
    const page: readonly UnsettledPayment[] = await listUnsettled(ports.database, {
      since,
      after,
      first: PAGE,
    });
    for (const payment of page) await ask(ports, payment, tally);
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
  }
  const { compared, moved, unanswered, differences } = tally;
  const report: Reconciliation = {
    ...{ kind: 'UNSETTLED', day: null, startedAt, finishedAt: ports.clock.now() },
    ...{ compared, moved, unanswered, received: 0, differences },
  };
  await addReconciliation(ports.database, report);
  return report;
}

interface Tally {
  compared: number;
  moved: number;
  unanswered: number;
  /** Without an answer, one after another. */
  silent: number;
  readonly differences: Difference[];
}

async function ask(ports: ReconcilingPorts, { id }: UnsettledPayment, tally: Tally): Promise<void> {
  try {
    const state = await ports.gateway.stateOf(id);
    tally.silent = 0;
    if (state === null) return;
    tally.compared += 1;
    const { moved, difference } = await compareCharge(ports, state);
    tally.moved += moved;
    if (difference === null) return;
    tally.differences.push(difference);
    await ports.onDifference(difference);
  } catch (error) {
    if (!(error instanceof OutsideFault)) throw error;
    tally.unanswered += 1;
    tally.silent += 1;
    if (tally.silent >= PATIENCE) throw error;
  }
}
