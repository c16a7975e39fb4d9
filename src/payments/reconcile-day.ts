import { CAPITAL_ZONE, instantOf, localDate } from '../kernel/index.ts';
import { compareCharge } from './compare-charge.ts';
import type { ReconcilingPorts } from './reconcile-payments.ts';
import type { Difference, Reconciliation } from './reconciliation.ts';
import { addReconciliation, listPaidBetween } from './reconciliation-store.ts';

/** Name of the job that compares all money of a day. */
export const RECONCILE_DAY_TASK = 'reconcile-day';

/**
 * Holds our ledger of the day before today (in the capital) against the gateway's list. What the gateway has and we have
 * not heard of is taken over, however late; whatever does not agree after that is in the report, and somebody's work.
 *
 * @throws OutsideFault where the list is not to be had: tried again as a whole, which changes nothing
 */
export async function reconcileDay(ports: ReconcilingPorts): Promise<Reconciliation> {
  const startedAt = ports.clock.now();
  const today = instantOf(localDate(startedAt, CAPITAL_ZONE), 0, CAPITAL_ZONE);
  const day = localDate(new Date(today.getTime() - 1), CAPITAL_ZONE);
  const span = { from: instantOf(day, 0, CAPITAL_ZONE), until: today };
  const differences: Difference[] = [];
  const seen = new Set<string>();
  let moved = 0;
  let received = 0;
  let after: string | null = null;
  do {
    const { charges, next }: Awaited<ReturnType<typeof ports.gateway.listPaid>> =
      await ports.gateway.listPaid(span, after);
    for (const charge of charges) {
      seen.add(charge.paymentId);
      received += charge.amount;
      const compared = await compareCharge(ports, charge);
      moved += compared.moved;
      if (compared.difference !== null) differences.push(compared.difference);
    }
    after = next;
  } while (after !== null);
  const ours = await listPaidBetween(ports.database, span);
  for (const { id, subjectId, reference, status } of ours) {
    if (seen.has(id)) continue;
    const about = { paymentId: id, subjectId, reference };
    differences.push({ kind: 'UNKNOWN_THERE', ...about, ours: status, theirs: null });
  }
  for (const difference of differences) await ports.onDifference(difference);
  const report: Reconciliation = {
    ...{ kind: 'DAY', day, startedAt, finishedAt: ports.clock.now() },
    ...{ compared: seen.size, moved, unanswered: 0, received, differences },
  };
  await addReconciliation(ports.database, report);
  return report;
}
