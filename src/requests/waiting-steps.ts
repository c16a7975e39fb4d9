import type { Catalogue } from '../catalogue/index.ts';
import type { WaitingStep } from './request-reader.ts';
import { staffAction } from './staff-actions.ts';

/** The steps of all editions that wait for a role of the provider's staff. */
export function waitingSteps(catalogue: Catalogue, role: string): WaitingStep[] {
  return catalogue.editions.flatMap((edition) =>
    edition.processes.flatMap((process) =>
      process.steps.flatMap((step) => {
        const action = staffAction(step);
        if (action === null || action.role !== role) return [];
        return [{ edition: edition.key, step: step.key, assigneeOnly: action.assigneeOnly }];
      }),
    ),
  );
}
