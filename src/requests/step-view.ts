import { type Catalogue, type EditionDeclaration, type StepView, stepView } from '../catalogue/index.ts';
import type { WorkingCalendar } from '../kernel/index.ts';
import { dueByNow } from './deadlines/due-by-now.ts';
import type { RequestRow, StepRow } from './request.ts';
import type { StepState } from './request-status.ts';
import { listSteps } from './step-list.ts';

/** A step of a request, its declaration by name. */
export interface ListedStepView {
  readonly edition: EditionDeclaration;
  readonly key: string;
  readonly state: StepState;
  readonly row: StepRow | null;
  /** Since when the request is paused: the due date is as of then. */
  readonly pausedSince: string | null;
}

/** States that no row has: they follow from the declaration. */
const DERIVED: readonly StepState[] = ['PENDING', 'SKIPPED'];

export function stepViews(
  catalogue: Catalogue,
  request: RequestRow,
  rows: readonly StepRow[],
  states: readonly StepState[] | null,
): ListedStepView[] {
  const edition = catalogue.edition(request.edition);
  if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
  const { pausedSince } = request;
  if (states !== null && !DERIVED.some((state) => states.includes(state))) {
    return rows.flatMap((row) =>
      states.includes(row.state) ? [{ edition, key: row.key, state: row.state, row, pausedSince }] : [],
    );
  }
  const process = edition.processes.find((candidate) => candidate.channel === request.channel);
  if (process === undefined) throw new Error(`no process for ${request.edition} ${request.channel}`);
  const listed = listSteps(process, request, rows);
  const wanted = states === null ? listed : listed.filter((step) => states.includes(step.state));
  return wanted.map(({ step, state, row }) => ({ edition, key: step.key, state, row, pausedSince }));
}

/** By when the step is due; while it waits and the request is paused, that moves. */
export function stepDueBy(
  { edition, key, row, pausedSince }: ListedStepView,
  now: Date,
  calendar: WorkingCalendar,
): string | null {
  if (row?.state !== 'ACTIVE') return row?.dueAt ?? null;
  const step = edition.processes.flatMap(({ steps }) => steps).find((candidate) => candidate.key === key);
  return dueByNow(edition, step ?? null, { dueAt: row.dueAt, pausedSince }, now, calendar);
}

export function definitionOf({ edition, key }: ListedStepView): StepView {
  return stepView(edition, key);
}
