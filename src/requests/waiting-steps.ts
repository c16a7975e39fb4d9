import type { Catalogue } from '../catalogue/index.ts';
import type { WaitingStep } from './request-reader.ts';
import { roleOf, staffAction } from './staff-actions.ts';

/** The steps of all editions that wait for a role of staff: of the provider, or of a centre. */
export function waitingSteps(catalogue: Catalogue, role: string): WaitingStep[] {
  return catalogue.editions.flatMap((edition) =>
    edition.processes.flatMap((process) =>
      process.steps.flatMap((step) => {
        if (roleOf(step) !== role) return [];
        const assigneeOnly = staffAction(process, step)?.assigneeOnly ?? false;
        return [{ edition: edition.key, step: step.key, assigneeOnly }];
      }),
    ),
  );
}
