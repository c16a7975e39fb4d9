import type { ChannelProcessDeclaration, StepDeclaration } from '../catalogue/index.ts';
import type { RequestRow, StepRow } from './request.ts';
import type { StepState } from './request-status.ts';

/** One step as the request's page shows it: declared, and with what happened at it. */
export interface ListedStep {
  readonly step: StepDeclaration;
  readonly state: StepState;
  readonly row: StepRow | null;
}

/**
 * The declared steps in the act's order, each with what happened at it. One that was not reached is skipped when the
 * request has passed it by or has ended, and pending when it may still come.
 */
export function listSteps(
  process: ChannelProcessDeclaration,
  request: Pick<RequestRow, 'currentStep' | 'endedAt'>,
  rows: readonly StepRow[],
): ListedStep[] {
  const byKey = Map.groupBy(rows, (row) => row.key);
  const current = process.steps.findIndex((step) => step.key === request.currentStep);
  return process.steps.flatMap((step, index): ListedStep[] => {
    const happened = byKey.get(step.key) ?? [];
    if (happened.length > 0) return happened.map((row) => ({ step, state: row.state, row }));
    const passedBy = request.endedAt !== null || index < current;
    return [{ step, state: passedBy ? 'SKIPPED' : 'PENDING', row: null }];
  });
}
