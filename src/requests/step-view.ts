import { type Catalogue, type StepView, stepView } from '../catalogue/index.ts';
import type { RequestRow, StepRow } from './request.ts';
import type { StepState } from './request-status.ts';
import { type ListedStep, listSteps } from './step-list.ts';

/** A listed step with its declaration, worked out when it is asked for. */
export interface ListedStepView {
  readonly state: StepState;
  readonly row: StepRow | null;
  readonly definition: () => StepView;
}

export function stepViews(
  catalogue: Catalogue,
  request: RequestRow,
  rows: readonly StepRow[],
  states: readonly StepState[] | null,
): ListedStepView[] {
  const edition = catalogue.edition(request.edition);
  const process = edition?.processes.find((candidate) => candidate.channel === request.channel);
  if (edition === null || process === undefined)
    throw new Error(`no process for ${request.edition} ${request.channel}`);
  const wanted = (listed: ListedStep): boolean => states === null || states.includes(listed.state);
  return listSteps(process, request, rows)
    .filter(wanted)
    .map(({ step, state, row }) => ({ state, row, definition: () => stepView(edition, step.key) }));
}
